import { z } from 'zod';

/**
 * A list of at least `least` numbers, each of which passes `fits`; `what` says what they have to be. One pass instead of one check
 * object per number: a city's skyline has a million.
 */
export const numbersSchema = (fits: (value: number) => boolean, what: string, least = 0): z.ZodType<number[]> =>
  z.custom<number[]>().superRefine((value: unknown, context) => {
    const issue = (path: number[], message: string): void => context.addIssue({ code: 'custom', path, message, continue: false });
    if (!Array.isArray(value) || value.length < least) return issue([], least > 0 ? `a list of at least ${least} numbers needed` : 'a list of numbers needed');
    const wrong = value.findIndex((one) => typeof one !== 'number' || !fits(one));
    if (wrong >= 0) issue([wrong], `${what} needed`);
  });
