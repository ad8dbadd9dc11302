/** What one call may cost. Times are milliseconds, sizes are bytes. */
export interface HttpLimits {
  /** Until an answer begins, and between two parts of it. */
  readonly wait: number;
  /** From a request to the end of its answer: a server that drips is left. */
  readonly answer: number;
  /** One call with all its tries and pauses. */
  readonly call: number;
  readonly tries: number;
  /** The longest pause before the second try; it doubles for each further one. */
  readonly pause: number;
  /** The body as it is sent. */
  readonly wireBytes: number;
  /** The body unpacked, counted while it is unpacked. */
  readonly bytes: number;
}

/** Limits where the caller names none: an answer in five times, a call in ten times the wait for the first byte. */
export const HTTP_LIMITS: HttpLimits = {
  wait: 60_000,
  answer: 300_000,
  call: 600_000,
  tries: 6,
  pause: 200,
  wireBytes: 128 << 20,
  bytes: 128 << 20,
};
