import { type CoSpendEdge, openClusters } from '../../clustering/open-clusters.ts';
import type { FlowSource } from '../../graph/flow-source.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { Command } from '../command.ts';
import { openSource } from '../open-source.ts';
import { OPTIONS } from '../options.ts';
import { clusterCaveats } from '../output/cluster-caveats.ts';
import { print } from '../output/print.ts';

export const whyCommand: Command = {
  name: 'why',
  arguments: [{ name: 'addressA' }, { name: 'addressB' }],
  options: [OPTIONS.data, OPTIONS.engine, OPTIONS.format],
  async run(context, { arguments: [textA, textB], options }) {
    const source = await openSource(options);
    const clusters = openClusters(String(options.data));
    try {
      const [a, b] = [await known(source, textA!), await known(source, textB!)];
      const { says } = context.texts;
      const path = clusters.path(a, b);
      if (!path) throw new JejakError('CLUSTERS_APART', { meta: { a: textA, b: textB } });
      const steps = await describeSteps(source, path);
      const cluster = clusters.of(a).id;
      print(context, String(options.format), {
        data: { a: textA, b: textB, cluster, rule: 'multi-input', steps },
        columns: ['from', 'to', 'transaction'],
        rows: steps.map((step) => [
          step.from,
          step.to,
          { shown: fill(says.whyStep, { ...step }), raw: step.txid },
        ]),
        above: [
          a === b
            ? says.whySelf
            : fill(says.whySame, { a: textA!, b: textB!, id: cluster, steps: steps.length }),
        ],
        below: clusterCaveats(context.texts),
      });
      return 0;
    } finally {
      clusters.close();
      await source.close();
    }
  },
};

async function known(source: FlowSource, text: string): Promise<number> {
  const id = await source.findAddress(text);
  if (id === undefined) throw new JejakError('ADDRESS_UNKNOWN', { meta: { input: text } });
  return id;
}

/** Each step with the inputs that prove it, read again from the chain's data. */
async function describeSteps(source: FlowSource, path: readonly CoSpendEdge[]) {
  const steps = [];
  for (const edge of path) {
    const batch = await source.transactions(Float64Array.of(edge.tx));
    const [txid] = await source.txids(Float64Array.of(edge.tx));
    const [from, to] = await source.addresses(Uint32Array.of(edge.a, edge.b));
    const inputs = [...batch.inputAddress];
    steps.push({
      from: from!,
      to: to!,
      txid: txid!,
      height: batch.height[0]!,
      inputA: inputs.indexOf(edge.a),
      inputB: inputs.indexOf(edge.b),
    });
  }
  return steps;
}
