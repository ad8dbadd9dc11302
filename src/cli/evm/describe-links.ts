import type { AccountLink, AccountRule } from '../../clustering/accounts/account-link.ts';
import type { AssetInfo } from '../../graph/account-source.ts';
import type { AccountCase } from './account-case.ts';
import { nodeName } from './node-name.ts';

export interface DescribedLink {
  readonly a: string;
  readonly b: string;
  readonly rule: AccountRule;
  readonly confidenceMillionths: number;
  /** Deposit address, or distributor of an airdrop. */
  readonly via?: string;
  readonly asset?: AssetInfo;
  readonly evidence: readonly { readonly chain: string; readonly hash: string; readonly number: number }[];
}

/** Links with addresses and hashes instead of ids. */
export async function describeLinks(
  made: AccountCase,
  links: readonly AccountLink[],
): Promise<DescribedLink[]> {
  const described: DescribedLink[] = [];
  for (const { a, b, rule, confidence, via, asset, evidence } of links) {
    const transactions = [];
    for (const { lake, tx } of evidence) {
      const { chain, source } = made.lakes[lake]!;
      const id = Float64Array.of(tx);
      const [hash] = await source.hashes(id);
      transactions.push({ chain, hash: hash!, number: (await source.transactions(id)).number[0]! });
    }
    const lake = made.lakes[evidence[0]?.lake ?? 0]!;
    const [info] = asset === undefined ? [] : await lake.source.assets(Uint32Array.of(asset));
    described.push({
      a: await nodeName(made, a),
      b: await nodeName(made, b),
      rule,
      confidenceMillionths: confidence,
      ...(via !== undefined && { via: await nodeName(made, via) }),
      ...(info && { asset: info }),
      evidence: transactions,
    });
  }
  return described;
}
