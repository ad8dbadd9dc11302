import { MIX_KINDS } from '../../clustering/coinjoin/mix-sighting.ts';
import type { Clusters } from '../../clustering/open-clusters.ts';
import { FLAG_COINJOIN, type FlowSource, NO_ADDRESS } from '../../graph/flow-source.ts';
import type { CliTexts } from '../../texts/cli/cli-texts.ts';
import { fill } from '../../texts/fill.ts';

/** Outputs of an address, and held merges, that are looked at. */
const MOST = 10_000;

interface Named {
  readonly id: number;
  readonly text: string;
}

/** What the data say about two addresses that are in different clusters: what nearly joined them, and what never happened. */
export async function apartEvidence(
  texts: CliTexts,
  world: { readonly source: FlowSource; readonly clusters: Clusters },
  [a, b]: readonly [Named, Named],
): Promise<string[]> {
  const { source, clusters } = world;
  const { owners } = texts;
  const lines: string[] = [];
  const spends = [await spendersOf(source, a.id), await spendersOf(source, b.id)] as const;
  for (const [i, { id, text }] of [a, b].entries()) {
    if (spends[i]!.size === 0) lines.push(fill(owners.apartUnspent, { address: text }));
    else if (!(await isCoSpent(source, id, spends[i]!)))
      lines.push(fill(owners.apartAlone, { address: text }));
  }
  const shared = Float64Array.from([...spends[0]].filter((tx) => spends[1].has(tx))).sort();
  const batch = await source.transactions(shared);
  const txids = await source.txids(shared);
  for (const [i, txid] of txids.entries()) {
    if ((batch.flags[i]! & FLAG_COINJOIN) === 0) continue;
    const kinds = MIX_KINDS.filter((_, bit) => batch.mixes[i]! & (1 << bit)).map(
      (kind) => owners.mixes[kind],
    );
    lines.push(fill(owners.apartMix, { txid, kinds: kinds.join(', ') }));
  }
  const [rootA, rootB] = [clusters.of(a.id).id, clusters.of(b.id).id];
  for (const held of clusters.held({ offset: 0, limit: MOST }).merges) {
    const roots = [clusters.of(held.a).id, clusters.of(held.b).id];
    if (!roots.includes(rootA) || !roots.includes(rootB)) continue;
    const [txid] = await source.txids(Float64Array.of(held.tx));
    lines.push(fill(owners.apartHeld, { txid: txid!, reason: owners.holds[held.reason] }));
    break;
  }
  return [...lines, owners.apartNoProof];
}

async function isCoSpent(
  source: FlowSource,
  address: number,
  spenders: ReadonlySet<number>,
): Promise<boolean> {
  const batch = await source.transactions(Float64Array.from(spenders).sort());
  return batch.inputAddress.some((id) => id !== address && id !== NO_ADDRESS);
}

async function spendersOf(source: FlowSource, address: number): Promise<Set<number>> {
  const outputs = (await source.outputsOfAddress(address, { limit: MOST })).sort();
  const producers = await source.producers(outputs);
  const batch = await source.transactions(Float64Array.from(new Set(producers)).sort());
  const wanted = new Set(outputs);
  const spenders = new Set<number>();
  for (let t = 0; t < batch.count; t++)
    for (let o = batch.outputStart[t]!; o < batch.outputStart[t + 1]!; o++)
      if (batch.outputSpender[o]! >= 0 && wanted.has(batch.outputFirst[t]! + o - batch.outputStart[t]!))
        spenders.add(batch.outputSpender[o]!);
  return spenders;
}
