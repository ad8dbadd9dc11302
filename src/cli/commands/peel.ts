import { openClusters } from '../../clustering/open-clusters.ts';
import type { FlowSource } from '../../graph/flow-source.ts';
import { formatAmount } from '../../primitives/amount.ts';
import { chainById } from '../../primitives/chain.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { parseOutpoint } from '../../primitives/outpoint.ts';
import { MEASURED_OWNERS } from '../../reports/rates/measured-owners.ts';
import { shareText } from '../../reports/rates/share-text.ts';
import { fill } from '../../texts/fill.ts';
import { followPeelChain } from '../../tracing/peel/follow-peel-chain.ts';
import type { PeelOutput } from '../../tracing/peel/peel-chain.ts';
import { PEEL_LIMITS } from '../../tracing/peel/peel-limits.ts';
import type { TraceTag } from '../../tracing/trace-parameters.ts';
import type { Command } from '../command.ts';
import { openSource } from '../open-source.ts';
import { OPTIONS } from '../options.ts';
import { print } from '../output/print.ts';
import { coverageLine } from '../owners/coverage-line.ts';
import { knownTransaction } from '../owners/known-transaction.ts';
import { outputTags } from '../tags/output-tags.ts';
import { tagName } from '../tags/tag-name.ts';

export const peelCommand: Command = {
  name: 'peel',
  arguments: [{ name: 'outpoint' }],
  options: [
    OPTIONS.depth,
    OPTIONS.minConfidence,
    OPTIONS.tags,
    OPTIONS.labels,
    OPTIONS.on,
    OPTIONS.data,
    OPTIONS.engine,
    OPTIONS.format,
  ],
  async run(context, { arguments: [text], options }) {
    const leastConfidence = leastOdds(options.minConfidence);
    const source = await openSource(options);
    const clusters = openClusters(String(options.data));
    try {
      const { txid, vout } = parseOutpoint(text!);
      const tx = await knownTransaction(source, txid);
      const batch = await source.transactions(Float64Array.of(tx));
      if (vout >= batch.outputValue.length) throw new JejakError('VOUT_UNKNOWN', { meta: { input: text } });
      const tags = (await outputTags(context, source, options)) ?? new Map<number, TraceTag>();
      const chain = await followPeelChain(source, {
        tx,
        vout,
        maxHops: options.depth === undefined ? PEEL_LIMITS.hops : Number(options.depth),
        leastConfidence,
        together: (a, b) => clusters.of(a).id === clusters.of(b).id,
        tagged: (address) => serves(tags.get(address)),
      });
      const { asset } = chainById((await source.coverage()).chain);
      const btc = (units: bigint) => formatAmount({ asset, units });
      const name = async (output: PeelOutput) => ({
        address: await addressOf(source, output.address),
        value: btc(output.value),
        tag: tagName(context, tags.get(output.address)) || undefined,
      });
      const hops = [];
      for (const hop of chain.hops) {
        const [hopTxid] = await source.txids(Float64Array.of(hop.tx));
        hops.push({
          txid: hopTxid!,
          height: hop.height,
          payment: { vout: hop.payment.vout, ...(await name(hop.payment)) },
          change: { vout: hop.change.vout, ...(await name(hop.change)) },
          votes: hop.votes,
          against: hop.against,
          confidence: hop.confidence,
          compounded: Number(hop.compounded.toPrecision(6)),
        });
      }
      const rest = await name(chain.rest);
      const stopTxid = chain.stopTx < 0 ? undefined : (await source.txids(Float64Array.of(chain.stopTx)))[0];
      const total = (list: typeof chain.hops) =>
        btc(list.reduce((sum, { payment }) => sum + payment.value, 0n));
      const services = chain.hops.filter(({ payment }) => serves(tags.get(payment.address)));
      const { says, owners } = context.texts;
      print(context, String(options.format), {
        data: { from: text, leastConfidence, hops, stop: chain.stop, stopTxid, rest },
        columns: ['transaction', 'height', 'payment', 'value', 'tag', 'change', 'rules', 'odds'],
        rows: hops.map((hop) => [
          hop.txid,
          `${hop.height}`,
          hop.payment.address,
          hop.payment.value,
          hop.payment.tag ?? '',
          hop.change.address,
          {
            shown: hop.votes.map((vote) => owners.change[vote]).join(', '),
            raw: hop.votes.join(' '),
          },
          oddsText(hop.compounded),
        ]),
        right: [1, 3, 7],
        above: [`${says.inferences}:`],
        below: [
          fill(owners.peelHops, {
            hops: hops.length,
            value: total(chain.hops),
            rest: rest.value,
            address: rest.address,
          }),
          ...(services.length > 0
            ? [fill(owners.peelServices, { count: services.length, value: total(services) })]
            : []),
          `${fill(owners.peelStop, { reason: fill(owners.peelStops[chain.stop], { least: oddsText(leastConfidence) }) })}${stopTxid ? ` ${stopTxid}` : ''}`,
          ...(hops.length > 0
            ? [
                fill(owners.peelOdds, {
                  hops: hops.length,
                  odds: oddsText(hops[hops.length - 1]!.compounded),
                }),
              ]
            : []),
          fill(owners.peelMeasured, {
            right: shareText('{percent} % ({n} / {m})', MEASURED_OWNERS.peels.right, String),
            followed: shareText('{percent} % ({n} / {m})', MEASURED_OWNERS.peels.followed, String),
          }),
          await coverageLine(source, context.texts),
        ],
      });
      return 0;
    } finally {
      clusters.close();
      await source.close();
    }
  },
};

/** A share in percent as a fraction; the measured limit when nobody says. Errors: OPTION_INVALID. */
function leastOdds(option: unknown): number {
  if (option === undefined) return PEEL_LIMITS.leastConfidence;
  const text = String(option);
  const percent = /^\d{1,3}(?:\.\d{1,9})?\s*%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  if (percent >= 0 && percent <= 100) return percent / 100;
  throw new JejakError('OPTION_INVALID', {
    meta: { option: '--min-confidence', value: text, allowed: '0 … 100 (%): 5, 0.1, 0' },
  });
}

/** In percent with two digits that say something. */
function oddsText(odds: number): string {
  const percent = odds * 100;
  if (percent > 0 && percent < 0.001) return '<0.001 %';
  return `${percent >= 10 || percent === 0 ? percent.toFixed(0) : String(Number(percent.toPrecision(2)))} %`;
}

/** A tag that only names, as that of a thief, does not end a peel chain. */
const serves = (tag: TraceTag | undefined) => tag !== undefined && !tag.passes;

async function addressOf(source: FlowSource, id: number): Promise<string> {
  return id < 0 ? '' : (await source.addresses(Uint32Array.of(id)))[0]!;
}
