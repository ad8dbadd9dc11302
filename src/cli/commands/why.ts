import { openClusters } from '../../clustering/open-clusters.ts';
import type { ProofEdge } from '../../clustering/proof/proof-edge.ts';
import type { FlowSource } from '../../graph/flow-source.ts';
import { fill } from '../../texts/fill.ts';
import type { Command } from '../command.ts';
import { ledgerWhy } from '../evm/ledger-why.ts';
import { isLedgerLake } from '../lake-chain.ts';
import { openSource } from '../open-source.ts';
import { OPTIONS } from '../options.ts';
import { clusterCaveats } from '../output/cluster-caveats.ts';
import { print } from '../output/print.ts';
import { apartEvidence } from '../owners/apart-evidence.ts';
import { coverageLine } from '../owners/coverage-line.ts';
import { doubtLines } from '../owners/doubt-lines.ts';
import { knownAddress } from '../owners/known-address.ts';
import { refuseOptions } from '../refuse-options.ts';

export const whyCommand: Command = {
  name: 'why',
  arguments: [{ name: 'addressA' }, { name: 'addressB' }],
  options: [
    OPTIONS.withoutTx,
    OPTIONS.withoutRule,
    OPTIONS.tags,
    OPTIONS.labels,
    OPTIONS.on,
    OPTIONS.rules,
    OPTIONS.also,
    OPTIONS.maxOutputs,
    OPTIONS.maxTransactions,
    OPTIONS.data,
    OPTIONS.engine,
    OPTIONS.format,
  ],
  async run(context, { arguments: [textA, textB], options }) {
    if (isLedgerLake(String(options.data))) {
      refuseOptions(options, [OPTIONS.withoutTx, OPTIONS.withoutRule], 'bitcoin');
      return ledgerWhy(context, [textA!, textB!], options);
    }
    refuseOptions(options, [OPTIONS.rules, OPTIONS.also], 'evm');
    const source = await openSource(options);
    const clusters = openClusters(String(options.data));
    const format = String(options.format);
    const { says, owners } = context.texts;
    try {
      const [a, b] = [await knownAddress(source, textA!), await knownAddress(source, textB!)];
      const coverage = await coverageLine(source, context.texts);
      const path = clusters.path(a, b);
      if (!path) {
        const named = [
          { id: a, text: textA! },
          { id: b, text: textB! },
        ] as const;
        const evidence = await apartEvidence(context.texts, { source, clusters }, named);
        const [sizeA, sizeB] = [clusters.of(a).size, clusters.of(b).size];
        print(context, format, {
          data: {
            a: textA,
            b: textB,
            together: false,
            clusters: [clusters.of(a).id, clusters.of(b).id],
            evidence,
          },
          columns: ['detail'],
          rows: evidence.map((line) => [line]),
          above: [`${says.inferences}: ${fill(owners.apart, { a: textA!, b: textB!, sizeA, sizeB })}`],
          below: [coverage],
        });
        return 0;
      }
      const steps = await describeSteps(source, path);
      const cluster = clusters.of(a).id;
      const doubt = await doubtLines(
        context,
        { source, clusters, options },
        { a, b, textA: textA!, textB: textB! },
      );
      const weakest = Math.min(100, ...steps.map(({ confidence }) => confidence));
      print(context, format, {
        data: {
          a: textA,
          b: textB,
          together: true,
          cluster,
          steps,
          ...(doubt ? { without: doubt.data } : {}),
        },
        columns: ['from', 'to', 'rules', 'confidence', 'transaction'],
        rows: steps.map((step) => [
          step.from,
          step.to,
          { shown: owners.rules[step.rule], raw: step.rule },
          `${step.confidence}`,
          step.rule === 'multi-input'
            ? { shown: fill(says.whyStep, { ...step }), raw: step.txid }
            : step.rule === 'change'
              ? { shown: `${step.txid}`, raw: step.txid }
              : '',
        ]),
        right: [3],
        above: [
          a === b
            ? says.whySelf
            : fill(says.whySame, { a: textA!, b: textB!, id: cluster, steps: steps.length }),
        ],
        below: [
          ...(steps.length > 0 ? [fill(owners.whyConfidence, { confidence: weakest })] : []),
          ...(doubt?.lines ?? []),
          coverage,
          ...clusterCaveats(context.texts, clusters.settings),
        ],
      });
      return 0;
    } finally {
      clusters.close();
      await source.close();
    }
  },
};

/** Each step with the inputs that prove it, read again from the chain's data. */
async function describeSteps(source: FlowSource, path: readonly ProofEdge[]) {
  const steps = [];
  for (const edge of path) {
    const batch = await source.transactions(Float64Array.of(edge.tx));
    const [txid] = await source.txids(Float64Array.of(edge.tx));
    const [from, to] = await source.addresses(Uint32Array.of(edge.a, edge.b));
    const inputs = [...batch.inputAddress];
    steps.push({
      from: from!,
      to: to!,
      rule: edge.rule,
      confidence: edge.confidence,
      txid: txid!,
      height: batch.height[0]!,
      inputA: inputs.indexOf(edge.a),
      inputB: inputs.indexOf(edge.b),
    });
  }
  return steps;
}
