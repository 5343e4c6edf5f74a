/** Hub time: milliseconds since 1970 UTC with fractions; never steps back while the process lives. */
export const hubTime = (): number => performance.timeOrigin + performance.now();
