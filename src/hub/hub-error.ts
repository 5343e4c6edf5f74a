/** Something the person who runs the hub can put right: `message` says what and where, `remedy` what to do. */
export class HubError extends Error {
  constructor(message: string, readonly remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'HubError';
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
