/** Something about the input or the call that a person can put right: `message` says what and where, `remedy` what to do. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  constructor(message: string, readonly remedy: string) {
    super(message);
  }
}
