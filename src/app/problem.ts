/** Which designed page a failure leads to; the texts are `problem.{kind}` in @/ui. */
export type ProblemKind = 'noLink' | 'denied' | 'unreachable' | 'city' | 'webgl' | 'tile' | 'version' | 'crash' | 'notFound';

/** A failure to start that a person can act on. `details` says what exactly was wrong. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(readonly kind: ProblemKind, readonly details: string, options?: ErrorOptions) {
    super(details || kind, options);
  }
}

export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem('crash', error instanceof Error ? `${error.name}: ${error.message}` : String(error), { cause: error });
