/** What a field worker is doing; the index in this list is the value on the wire. */
export const workerStates = ['patrol', 'enRoute', 'onSite', 'break'] as const;
export type WorkerState = (typeof workerStates)[number];
