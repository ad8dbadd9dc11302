import type { AccountCase } from './account-case.ts';

/** Address of a node; with its chain where the case is about several. */
export async function nodeName({ lakes, result }: AccountCase, node: number): Promise<string> {
  const at = result.offsets.findLastIndex((offset) => offset <= node);
  const { source, chain } = lakes[at]!;
  const [address] = await source.addresses(Uint32Array.of(node - result.offsets[at]!));
  return lakes.length > 1 ? `${chain}:${address}` : address!;
}
