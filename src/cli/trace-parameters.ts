import type { FlowSource } from '../graph/flow-source.ts';
import { parseAmount } from '../primitives/amount.ts';
import { chainById } from '../primitives/chain.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import { parseOutpoint } from '../primitives/outpoint.ts';
import type { Seed, TraceParameters } from '../tracing/trace-parameters.ts';
import type { TaintPolicyId } from '../tracing/value/policies.ts';
import type { CliContext, OptionValues } from './command.ts';
import { OPTIONS } from './options.ts';
import { outputTags } from './tags/output-tags.ts';

/** Options that `trace` and `report` share. */
export const TRACE_OPTIONS = [
  OPTIONS.from,
  OPTIONS.label,
  OPTIONS.policy,
  OPTIONS.direction,
  OPTIONS.depth,
  OPTIONS.minValue,
  OPTIONS.height,
  OPTIONS.maxOutputs,
  OPTIONS.maxTransactions,
  OPTIONS.passCoinjoins,
  OPTIONS.followFees,
  OPTIONS.haircutCutoff,
  OPTIONS.tags,
  OPTIONS.labels,
  OPTIONS.on,
  OPTIONS.tableNames,
  OPTIONS.stopAt,
  OPTIONS.also,
  OPTIONS.data,
  OPTIONS.engine,
];

/**
 * What the options of a trace mean. Tags of addresses that the data does not know are left out.
 * Errors: OUTPOINT_INVALID, OPTION_INVALID, AMOUNT_INVALID, AMOUNT_TOO_PRECISE, TAGS_INVALID, FILE_MISSING.
 */
export async function traceParameters(
  context: CliContext,
  source: FlowSource,
  options: OptionValues,
): Promise<TraceParameters> {
  const { asset } = chainById((await source.coverage()).chain);
  const labels = (options.label ?? []) as readonly string[];
  const from = options.from as readonly string[];
  if (labels.length > from.length) {
    throw new JejakError('OPTION_INVALID', {
      meta: { option: OPTIONS.label.flags, value: labels[from.length], allowed: `1 / ${OPTIONS.from.flags}` },
    });
  }
  const seeds = from.map((text, i) => parseSeed(text, labels[i] ?? text));
  const tags = await outputTags(context, source, options);
  const count = (name: 'depth' | 'height' | 'maxTransactions' | 'haircutCutoff') =>
    options[name] === undefined ? undefined : Number(options[name]);
  const [depth, height, maxTransactions, cutoff] = [
    count('depth'),
    count('height'),
    count('maxTransactions'),
    count('haircutCutoff'),
  ];
  return {
    seeds,
    policies: String(options.policy)
      .split(',')
      .map((policy) => policy.trim()) as TaintPolicyId[],
    direction: options.direction as 'forward' | 'backward',
    maxOutputs: Number(options.maxOutputs),
    passCoinJoins: options.passCoinjoins === true,
    followFees: options.followFees === true,
    ...(depth === undefined ? {} : { maxDepth: depth }),
    ...(height === undefined ? {} : { heightLimit: height }),
    ...(maxTransactions === undefined ? {} : { maxTransactions }),
    ...(cutoff === undefined ? {} : { haircutCutoffMillionths: cutoff }),
    ...(options.minValue === undefined
      ? {}
      : { minValue: parseAmount(asset, String(options.minValue)).units }),
    ...(tags ? { tags } : {}),
  };
}

/** `<txid>:<vout>`, `<txid>` or `<address>@<height>`. */
function parseSeed(text: string, label: string): Seed {
  const at = text.lastIndexOf('@');
  if (at > 0) {
    const height = text.slice(at + 1);
    if (!/^\d{1,9}$/.test(height)) {
      throw new JejakError('OPTION_INVALID', {
        meta: { option: OPTIONS.from.flags, value: text, allowed: '<address>@<height>' },
      });
    }
    return { kind: 'address', address: text.slice(0, at), height: Number(height), label };
  }
  if (/^[0-9a-fA-F]{64}$/.test(text)) return { kind: 'transaction', txid: text.toLowerCase(), label };
  return { kind: 'outpoint', ...parseOutpoint(text), label };
}
