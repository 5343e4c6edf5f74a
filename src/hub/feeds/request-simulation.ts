import type { ServiceRequest } from '@/model';
import type { Draft, EventLog } from '../store/event-log';
import { runSchedule, type Planned, type RunningFeed } from './schedule';
import {
  simulatedCommandId, simulatedEveryMs, simulatedLongestMs, simulatedNumber, simulatedRequest, simulatedRequestId, simulatedSteps, type SimulatedCity,
} from './simulated-request';

/** The steps of one request from `skip` on, ready to write. */
function planned(city: SimulatedCity, number: number, skip: number): Planned[] {
  return simulatedSteps(city.seed, number).slice(skip).map(({ at, status }, i) => ({
    at,
    draft: (): Draft => {
      const step = skip + i;
      return {
        commandId: simulatedCommandId(city.cityId, number, step),
        command: { number, step, status },
        requestId: simulatedRequestId(city.cityId, number),
        event: status === 'reported' ? { kind: 'reported', request: simulatedRequest(city, number) } : { kind: 'status', status },
        occurredAt: at,
        actor: 'simulation',
        source: 'simulation',
      };
    },
  }));
}

/**
 * Simulated requests, for ever: every one is a function of the seed and its number. At the start the log gets what is open
 * now and not in it, and the end of what was left open; then everything as it becomes due.
 */
export async function startRequestSimulation(log: EventLog, now: () => number, city: SimulatedCity): Promise<RunningFeed> {
  const open = new Map<number, ServiceRequest>();
  for (const request of await log.open('simulation')) {
    const number = simulatedNumber(request);
    if (number !== undefined) open.set(number, request);
  }
  const startedAt = now();
  const initial: Planned[] = [...open].flatMap(([number, request]) => planned(city, number, request.rev));
  let next = Math.floor((startedAt - simulatedLongestMs) / simulatedEveryMs);
  for (; next * simulatedEveryMs <= startedAt; next++) {
    if (open.has(next)) continue;
    const steps = simulatedSteps(city.seed, next);
    if (steps.at(-1)!.at > startedAt) initial.push(...planned(city, next, 0));
  }
  return runSchedule(log, now, initial, (until) => {
    const added: Planned[] = [];
    for (; next * simulatedEveryMs <= until; next++) added.push(...planned(city, next, 0));
    return added;
  });
}
