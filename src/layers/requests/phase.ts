import { finalStatuses, type RequestStatus, type ServiceRequest } from '@/model';

/** What a request waits for, coarse enough for one hue each. */
export const phases = ['waiting', 'handling', 'paused', 'checking', 'closed'] as const;
export type Phase = (typeof phases)[number];

const phaseOfStatus: Record<RequestStatus, Phase> = {
  reported: 'waiting', verifying: 'waiting', accepted: 'waiting', filed: 'waiting', returned: 'waiting',
  dispatched: 'handling', handling: 'handling', rework: 'handling',
  postponed: 'paused', suspended: 'paused',
  feedback: 'checking', selfHandled: 'checking', checking: 'checking',
  closed: 'closed', rejected: 'closed', notFiled: 'closed', void: 'closed',
};

/** The hue a status has. */
export const phaseOf = (status: RequestStatus): Phase => phaseOfStatus[status];

/**
 * How a request stands against its limit at `now`. `left` is the share of its time that remains, 1…0; `late` is true
 * once that is used up. Null without a limit, once it is final, and while its clock is stopped.
 */
export function timeLimit(request: ServiceRequest, now: number): { left: number; late: boolean } | null {
  const { dueAt, requestedAt, status } = request;
  if (dueAt === null || finalStatuses.has(status) || phaseOf(status) === 'paused') return null;
  const whole = dueAt - requestedAt;
  const left = whole > 0 ? (dueAt - now) / whole : 0;
  return { left: Math.min(1, Math.max(0, left)), late: now > dueAt };
}

/** Final requests stay on the map this long after they ended. */
const lingerMs = 15 * 60_000;

/** Whether a request has a pin at `now` (hub time, milliseconds): open ones do, ended ones for a quarter of an hour more. */
export const onMap = (request: ServiceRequest, now: number): boolean =>
  !finalStatuses.has(request.status) || now - (request.closedAt ?? request.updatedAt) < lingerMs;
