/** Raised whenever an older client or hub could misread a message. */
export const protocolVersion = 6;

/** Why a hub turns a screen away, and whether the screen may try again by itself. */
export const closeReasons = {
  unauthorized: { retry: false },
  'version-mismatch': { retry: false },
  'bad-message': { retry: true },
  'slow-reader': { retry: true },
  'shutting-down': { retry: true },
  moved: { retry: true },
  'room-unavailable': { retry: true },
  replaced: { retry: false },
} as const;
export type CloseReason = keyof typeof closeReasons;
