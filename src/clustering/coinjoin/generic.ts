/** Values that ordinary services pay so often that equal outputs of them mean nothing: dust and the old Counterparty fee. */
const IGNORED = [546n, 2_730n];

export interface GenericCoinJoin {
  /** Least number of people who took part. */
  readonly participants: number;
  /** The value that so many outputs share, satoshi. */
  readonly denomination: bigint;
}

/**
 * Generic CoinJoin rule of BlockSci and GraphSense (METHODS A.3): with p = floor((outputs + 1) / 2), at least two inputs
 * and three outputs, p inputs and p different input addresses, and the most common output value (the lowest of several)
 * occurs exactly p times. Inputs: address ids of the inputs (-1: none) and output values in satoshi.
 */
export function genericCoinJoin(
  inputAddresses: ArrayLike<number>,
  outputValues: ArrayLike<bigint>,
): GenericCoinJoin | undefined {
  const outputs = outputValues.length;
  const participants = (outputs + 1) >> 1;
  if (inputAddresses.length < 2 || outputs < 3 || participants > inputAddresses.length) return undefined;
  const counts = new Map<bigint, number>();
  for (let i = 0; i < outputs; i++) counts.set(outputValues[i]!, (counts.get(outputValues[i]!) ?? 0) + 1);
  let denomination = 0n;
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most || (count === most && value < denomination)) {
      most = count;
      denomination = value;
    }
  }
  if (most !== participants || IGNORED.includes(denomination)) return undefined;
  const distinct = new Set<number>();
  for (let i = 0; i < inputAddresses.length; i++)
    if (inputAddresses[i]! >= 0) distinct.add(inputAddresses[i]!);
  return distinct.size >= participants ? { participants, denomination } : undefined;
}
