import type { SanctionFinding } from './evidence.ts';
import type { FlowEnd } from './exposure/flow-end.ts';
import type { IndexedLabel } from './labels/label-index.ts';
import type { ScreenContext } from './screen-context.ts';

/** Listings of the subject itself, its cluster and whoever it is connected with; nearest first. */
export async function sanctionFindings(
  context: ScreenContext,
  about: {
    /** Absent for a transaction. */
    readonly address?: string;
    readonly listed: IndexedLabel['listed'];
    readonly ends: readonly FlowEnd[];
  },
): Promise<SanctionFinding[]> {
  const findings: SanctionFinding[] = [];
  const { address } = about;
  const own = address === undefined ? [] : context.listingsOf(address);
  if (address !== undefined && own.length > 0)
    findings.push({ relation: 'self', address, listings: own, hops: 0 });
  else if (about.listed === 'cluster') findings.push({ relation: 'cluster', listings: [], hops: 0 });
  const ends = about.ends.filter(
    ({ address }) => address !== undefined && (context.index.of(address)?.listed ?? 'no') !== 'no',
  );
  if (ends.length === 0) return findings;
  const texts = await context.chain.addresses(ends.map(({ address }) => address!));
  const assets = await context.chain.assets(ends.map(({ asset }) => asset));
  ends.forEach(({ way, hops, amounts }, i) => {
    findings.push({
      relation: hops === 1 ? 'direct' : 'indirect',
      way,
      address: texts[i]!,
      listings: context.listingsOf(texts[i]!),
      asset: assets[i]!,
      amounts,
      hops,
    });
  });
  return findings.sort((a, b) => a.hops - b.hops);
}
