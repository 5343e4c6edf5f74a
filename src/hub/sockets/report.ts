import { permissions, type Identity, type ReportCommand } from '@/model';
import type { Answer } from '@/protocol';
import { services } from '../categories';
import type { EventLog, Written } from '../store/event-log';

/** Writes what a person reports. `addressAt` names the place, or says nothing. */
export async function reportRequest(
  log: EventLog, identity: Identity, command: ReportCommand, addressAt: (longitude: number, latitude: number) => string,
): Promise<Answer<Written>> {
  if (!permissions[identity.role].report) {
    return {
      ok: false,
      refusal: {
        code: 'forbidden',
        message: `the role ${identity.role} may not report requests`,
        remedy: 'report from a desk or field link',
      },
    };
  }
  const service = services[command.category];
  return log.append({
    commandId: command.commandId,
    command,
    requestId: command.requestId,
    occurredAt: command.occurredAt,
    actor: identity.subject,
    source: 'field',
    event: {
      kind: 'reported',
      request: {
        requestId: command.requestId,
        category: command.category,
        serviceName: service.name,
        description: command.description,
        address: addressAt(command.longitude, command.latitude),
        agency: service.agency,
        longitude: command.longitude,
        latitude: command.latitude,
        status: 'reported',
        requestedAt: command.occurredAt,
        updatedAt: command.occurredAt,
        dueAt: command.occurredAt + service.hours * 3_600_000,
        closedAt: null,
        source: 'field',
        transposed: false,
        rev: 1,
      },
    },
  });
}
