/**
 * The least that each of several receivers must have got of `stolen` base units among `whole`, whoever got the others:
 * what the others could not have taken. Together it is at most `stolen`, if `whole` is no less than what all receive.
 */
export function leastOf(stolen: bigint, whole: bigint, received: readonly bigint[]): bigint[] {
  return received.map((own) => {
    const others = whole - own;
    return stolen > others ? stolen - others : 0n;
  });
}
