import type { RequestStatus } from './service-request';

const next: Record<RequestStatus, readonly RequestStatus[]> = {
  reported: ['verifying', 'accepted', 'rejected', 'selfHandled'],
  verifying: ['accepted', 'rejected'],
  accepted: ['filed', 'notFiled'],
  filed: ['dispatched', 'void'],
  dispatched: ['handling', 'returned'],
  returned: ['dispatched', 'void'],
  handling: ['feedback', 'postponed', 'suspended', 'returned'],
  postponed: ['handling'],
  suspended: ['handling'],
  feedback: ['checking'],
  selfHandled: ['checking'],
  checking: ['closed', 'rework'],
  rework: ['handling'],
  closed: [],
  rejected: [],
  notFiled: [],
  void: [],
};

/** States a request may move to from `status` (CJ/T 315); none from a final one. */
export const nextStatuses = (status: RequestStatus): readonly RequestStatus[] => next[status];
