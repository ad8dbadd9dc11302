import { readText } from '../../files/read-text.ts';
import type { AccountSource } from '../../graph/account-source.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { AccountSeed, AccountTraceParameters } from '../../tracing/accounts/account-trace-parameters.ts';
import type { TagTable } from '../../tracing/trace-parameters.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { type AccountTags, accountTags } from '../tags/account-tags.ts';
import { stopAtNames } from '../tags/stop-at-names.ts';

/** Bytes of a list of seeds: some hundred thousand of them. */
const LARGEST = 8 << 20;

/** What the options of a trace mean on an account chain. */
export interface AccountQuestion {
  readonly parameters: AccountTraceParameters;
  /** All names of addresses of the lake, as often as they are given. */
  readonly names: readonly string[];
}

/** Errors: OPTION_INVALID, OPTION_FILE_MISSING, TAGS_INVALID, those of readText. */
export async function accountParameters(
  context: CliContext,
  source: AccountSource,
  options: OptionValues,
): Promise<AccountQuestion> {
  const labels = (options.label ?? []) as readonly string[];
  const from = options.from as readonly string[];
  if (labels.length > from.length)
    throw new JejakError('OPTION_INVALID', {
      meta: { option: OPTIONS.label.flags, value: labels[from.length], allowed: `1 / ${OPTIONS.from.flags}` },
    });
  const tags = await accountTags(context, source, options);
  const count = (name: 'depth' | 'height' | 'maxTransactions' | 'haircutCutoff') =>
    options[name] === undefined ? undefined : Number(options[name]);
  const [maxDepth, heightLimit] = [count('depth'), count('height')];
  const [maxTransactions, cutoff] = [count('maxTransactions'), count('haircutCutoff')];
  const parameters: AccountTraceParameters = {
    // A list is one seed for the label: its addresses share it.
    seeds: from.flatMap((text, i) => expandList(text).map((one) => parseSeed(one, labels[i] ?? text))),
    policies: String(options.policy)
      .split(',')
      .map((policy) => policy.trim()) as TaintPolicyId[],
    direction: options.direction as 'forward' | 'backward',
    maxPayments: Number(options.maxOutputs),
    ...(maxDepth !== undefined && { maxDepth }),
    ...(heightLimit !== undefined && { heightLimit }),
    ...(maxTransactions !== undefined && { maxTransactions }),
    ...(cutoff !== undefined && { haircutCutoffMillionths: cutoff }),
    ...(options.minValue !== undefined && { minValue: String(options.minValue) }),
    ...(tags && { tags: tableOf(tags, options.stopAt as readonly string[] | undefined) }),
  };
  return { parameters, names: [...(tags?.claims.values() ?? [])].flat().map(({ name }) => name) };
}

function tableOf(tags: AccountTags, patterns: readonly string[] | undefined): TagTable {
  const { given: size, basis, tableNames } = tags;
  const stops = patterns && stopAtNames(tags, patterns);
  const marked = stops?.tags ?? tags.tags;
  return {
    size,
    get: (id) => marked.get(id),
    ...(basis && { basis }),
    ...(tableNames && { tableNames }),
    ...(stops && { stopAt: stops.stopAt }),
  };
}

/** `@file` stands for the seeds in it, one a line; empty lines and lines that begin with # are left out. */
function expandList(text: string): string[] {
  if (!text.startsWith('@')) return [text];
  const path = text.slice(1);
  try {
    return readText(path, LARGEST)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
  } catch (cause) {
    if (!(cause instanceof JejakError) || cause.code !== 'FILE_MISSING') throw cause;
    const { reason } = cause.meta;
    const option = OPTIONS.from.flags;
    throw new JejakError('OPTION_FILE_MISSING', { meta: { option, file: path, reason }, cause });
  }
}

/** `<address>`, `<address>@<block>`, `<hash>` or `<hash>:<address>`. */
function parseSeed(text: string, label: string): AccountSeed {
  const match = /^(0x[0-9a-fA-F]{40})(?:@(\d{1,12}))?$/.exec(text);
  if (match?.[2] !== undefined) return { kind: 'held', address: match[1]!, height: Number(match[2]), label };
  if (match) return { kind: 'source', address: match[1]!, label };
  const tx = /^(0x[0-9a-fA-F]{64})(?::(0x[0-9a-fA-F]{40}))?$/.exec(text);
  if (tx)
    return {
      kind: 'transaction',
      hash: tx[1]!.toLowerCase(),
      ...(tx[2] !== undefined && { address: tx[2] }),
      label,
    };
  throw new JejakError('OPTION_INVALID', {
    meta: {
      option: OPTIONS.from.flags,
      value: text,
      allowed: '<0x address>, <0x address>@<block>, <0x hash>, <0x hash>:<0x address>, @<file>',
    },
  });
}
