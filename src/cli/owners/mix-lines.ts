import { changeConsensus } from '../../clustering/change/change-consensus.ts';
import { readChangeTransactions } from '../../clustering/change/read-change-transactions.ts';
import { detectMixes } from '../../clustering/coinjoin/detect-mixes.ts';
import { mixBits, SHARED_MIX_BITS } from '../../clustering/coinjoin/mix-bits.ts';
import type { MixSighting } from '../../clustering/coinjoin/mix-sighting.ts';
import { readMixTransaction } from '../../clustering/coinjoin/read-mix-transaction.ts';
import { ricochet } from '../../clustering/coinjoin/ricochet.ts';
import { whirlpoolLineage } from '../../clustering/coinjoin/whirlpool-lineage.ts';
import type { FlowSource } from '../../graph/flow-source.ts';
import { MEASURED_OWNERS } from '../../reports/rates/measured-owners.ts';
import { shareText } from '../../reports/rates/share-text.ts';
import type { CliTexts } from '../../texts/cli/cli-texts.ts';
import { fill } from '../../texts/fill.ts';

/**
 * What detectors and change heuristics infer about a transaction, as lines and as data. `exchange` says that a tag names
 * one of its inputs an exchange.
 */
export async function mixLines(texts: CliTexts, source: FlowSource, tx: number, exchange: boolean) {
  const { owners } = texts;
  const transaction = await readMixTransaction(source, tx);
  if (!transaction) return { lines: [], data: { sightings: [], vetoed: [] } };
  const answer = detectMixes(transaction, exchange);
  const hops = await ricochet(source, tx);
  const sightings: MixSighting[] = [];
  const lines: string[] = [];
  for (const seen of [...answer.sightings, ...(hops ? [hops] : [])]) {
    const lineage = seen.kind.startsWith('whirlpool') ? await whirlpoolLineage(source, tx, seen) : undefined;
    const sighting = lineage?.sighting ?? seen;
    sightings.push(sighting);
    const evidence = sighting.evidence.map(({ fact, value }) => `${owners.facts[fact]} ${value}`).join(', ');
    const { kind, confidence, participants } = sighting;
    lines.push(fill(owners.sighting, { kind: owners.mixes[kind], confidence, participants, evidence }));
    if (lineage && lineage.open > 0) lines.push(fill(owners.openPremix, { count: lineage.open }));
  }
  if (sightings.length === 0) lines.push(owners.noSighting);
  if ((mixBits(sightings) & SHARED_MIX_BITS) !== 0)
    lines.push(
      fill(owners.sightingMeasured, {
        recall: shareText('{percent} % ({n} / {m})', MEASURED_OWNERS.detectors, String),
        precision: shareText('{percent} % ({n} / {m})', MEASURED_OWNERS.lookAlikes, String),
      }),
    );
  for (const { sighting } of answer.vetoed)
    lines.push(fill(owners.vetoed, { kind: owners.mixes[sighting.kind], by: owners.exchange }));
  const [seen] = await readChangeTransactions(source, Float64Array.of(tx), () => false);
  const change = changeConsensus(seen!);
  for (const { heuristic, outputs } of change.votes)
    lines.push(
      fill(owners.changeVotes, { heuristic: owners.change[heuristic], outputs: outputs.join(', ') }),
    );
  lines.push(
    change.consensus.length > 0
      ? fill(owners.changeConsensus, { outputs: change.consensus.join(', '), confidence: change.confidence })
      : owners.changeNone,
  );
  return { lines, data: { sightings, vetoed: answer.vetoed, change } };
}
