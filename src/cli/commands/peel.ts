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
import type { TraceTag } from '../../tracing/trace-parameters.ts';
import type { Command } from '../command.ts';
import { openSource } from '../open-source.ts';
import { OPTIONS } from '../options.ts';
import { print } from '../output/print.ts';
import { coverageLine } from '../owners/coverage-line.ts';
import { knownTransaction } from '../owners/known-transaction.ts';
import { outputTags } from '../tags/output-tags.ts';
import { tagName } from '../tags/tag-name.ts';

/** Millionths: METHODS A.4. */
const LEAST_CONFIDENCE = 50_000;
/** GraphSense follows so many. */
const MOST_HOPS = 50;

export const peelCommand: Command = {
  name: 'peel',
  arguments: [{ name: 'outpoint' }],
  options: [
    OPTIONS.depth,
    OPTIONS.tags,
    OPTIONS.labels,
    OPTIONS.on,
    OPTIONS.data,
    OPTIONS.engine,
    OPTIONS.format,
  ],
  async run(context, { arguments: [text], options }) {
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
        maxHops: options.depth === undefined ? MOST_HOPS : Number(options.depth),
        leastConfidence: LEAST_CONFIDENCE,
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
          compounded: hop.compounded,
        });
      }
      const rest = await name(chain.rest);
      const stopTxid = chain.stopTx < 0 ? undefined : (await source.txids(Float64Array.of(chain.stopTx)))[0];
      const total = (list: typeof chain.hops) =>
        btc(list.reduce((sum, { payment }) => sum + payment.value, 0n));
      const services = chain.hops.filter(({ payment }) => serves(tags.get(payment.address)));
      const { says, owners } = context.texts;
      print(context, String(options.format), {
        data: { from: text, hops, stop: chain.stop, stopTxid, rest },
        columns: ['transaction', 'height', 'payment', 'value', 'tag', 'change', 'rules', 'confidence'],
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
          `${(hop.compounded / 10_000).toFixed(1)} %`,
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
          `${fill(owners.peelStop, { reason: owners.peelStops[chain.stop] })}${stopTxid ? ` ${stopTxid}` : ''}`,
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

/** A tag that only names, as that of a thief, does not end a peel chain. */
const serves = (tag: TraceTag | undefined) => tag !== undefined && !tag.passes;

async function addressOf(source: FlowSource, id: number): Promise<string> {
  return id < 0 ? '' : (await source.addresses(Uint32Array.of(id)))[0]!;
}
