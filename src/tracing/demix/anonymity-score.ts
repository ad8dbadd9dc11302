/**
 * 1 - tanh(0.1 x kappa x |C|): `joined` is how many addresses the rule puts into one group, `confidence` (kappa, 0 to 1)
 * how sure it is of that. Source: Wu et al., Tutela (arXiv 2201.06811), the score of an address.
 */
export function anonymityScore(joined: number, confidence: number): number {
  return 1 - Math.tanh(0.1 * confidence * joined);
}
