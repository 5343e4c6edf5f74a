/** Milliseconds a lease lasts without being renewed. */
export const leaseMs = 5_000;

/** Who leads one aspect, and until when without a sign of life (hub time, milliseconds). */
export interface HeldLease {
  epoch: number;
  leader: string | null;
  expiresAt: number;
}

export const freeLease: HeldLease = { epoch: 0, leader: null, expiresAt: 0 };

/** The lease of `screenId`: its own goes on in the same epoch, any other begins a new one (rule R3). */
export function grant(lease: HeldLease, screenId: string, now: number): HeldLease {
  return { epoch: lease.leader === screenId ? lease.epoch : lease.epoch + 1, leader: screenId, expiresAt: now + leaseMs };
}

export const release = (lease: HeldLease): HeldLease => ({ ...lease, leader: null, expiresAt: 0 });

export const hasExpired = (lease: HeldLease, now: number): boolean => lease.leader !== null && now >= lease.expiresAt;
