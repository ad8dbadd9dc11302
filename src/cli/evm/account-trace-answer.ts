import type { PriceLookup } from '../../attribution/read-price-csv.ts';
import { gradeOf } from '../../graph/grade-of.ts';
import { formatTime } from '../../primitives/format-time.ts';
import { fill } from '../../texts/fill.ts';
import type { AccountTerminal, AccountTraceResult } from '../../tracing/accounts/account-trace-result.ts';
import { findAccountPath } from '../../tracing/accounts/find-account-path.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import type { CliContext } from '../command.ts';
import type { Answer } from '../output/print.ts';
import { toTable } from '../output/to-table.ts';
import { labelLines } from '../tags/label-lines.ts';
import { tagName } from '../tags/tag-name.ts';
import { assetAmount, assetName } from './asset-name.ts';
import { beyondLines } from './beyond-lines.ts';
import { coverageLines } from './coverage-lines.ts';
import { nameLines } from './name-lines.ts';
import { possibleLines } from './possible-lines.ts';
import { reasonName } from './reason-name.ts';
import { shareLines } from './share-lines.ts';
import { usdOf } from './usd-of.ts';

/** Ways that are written out below the table. */
const PATHS = 5;

/** A trace of an account chain for a person: sums by kind and asset, then the places with most value, with their ways. */
export function accountTraceAnswer(
  context: CliContext,
  result: AccountTraceResult,
  about: { readonly limit: number; readonly prices?: PriceLookup | undefined },
): Answer {
  const { limit, prices } = about;
  const used = new Set<string>();
  const { says } = context.texts;
  const { policies } = result.parameters;
  const asset = (id: number) => result.assets.get(id)!;
  const primary = policies.includes('fifo') ? 'fifo' : policies[0]!;
  const terminals = sortedTerminals(result);
  const shown = terminals.slice(0, limit);
  const usd = (terminal: AccountTerminal, table: PriceLookup) => {
    const at = { prices: table, time: terminal.lastTime };
    const worth = usdOf(asset(terminal.asset), terminal.amounts[primary], at);
    if (worth) used.add(`${worth.price.asset}: ${worth.price.source}`);
    return worth?.text ?? '';
  };
  const rows = shown.map((terminal) => [
    terminal.address,
    assetName(asset(terminal.asset)),
    { shown: reasonName(context, terminal), raw: terminal.reason },
    tagName(context, terminal.tag),
    terminal.firstTime ? formatTime(terminal.firstTime) : '',
    terminal.lastTime ? formatTime(terminal.lastTime) : '',
    `${terminal.agreement}/${policies.length}`,
    `${terminal.depth}`,
    ...policies.map((policy) => assetAmount(asset(terminal.asset), terminal.amounts[policy])),
    ...(prices ? [usd(terminal, prices)] : []),
  ]);
  const starts = result.labels.slice(1).join(', ');
  const below = [fill(says.nofM, { shown: shown.length, total: terminals.length })];
  for (const terminal of shown.slice(0, PATHS)) {
    const line = pathLine(result, terminal, terminal.amounts[primary] ? primary : firstOf(terminal));
    if (line) below.push(line);
  }
  if (prices) below.push(fill(says.pricesUsed, { sources: [...used].sort().join('; ') || '–' }));
  if (result.overlaps.length > 0) below.push(fill(says.traceOverlaps, { count: result.overlaps.length }));
  below.push(...possibleLines(context, result, primary), ...beyondLines(context, result, primary));
  below.push(...labelLines(context, result.parameters), ...nameLines(context, result));
  below.push(...coverageLines(context, result.coverage), says.ledgerCaveat);
  return {
    data: { ...result, ...gradeOf([result.coverage]), assets: [...result.assets.values()] },
    columns: [
      'address',
      'asset',
      'reason',
      'tag',
      'firstTime',
      'lastTime',
      'agreement',
      'depth',
      ...policies.map((title) => ({ title })),
      ...(prices ? [{ title: `USD (${primary})` }] : []),
    ],
    rows,
    right: [6, 7, ...policies.map((_, i) => 8 + i), 8 + policies.length],
    above: [
      fill(starts === '' ? says.traceArrivals : says.ledgerTraced, {
        seeds: starts,
        direction: says[result.parameters.direction],
      }),
      fill(says.ledgerSummary, {
        transactions: result.counts.transactions,
        transfers: result.counts.transfers,
        accounts: result.counts.accounts,
        terminals: terminals.length,
      }),
      ...shareLines(context, result, primary),
      `${says.inferences}:`,
      summaryTable(context, result),
    ],
    below,
  };
}

/** Most value first, asset by asset in the order of their ids: amounts of two assets do not compare. */
function sortedTerminals(result: AccountTraceResult): AccountTerminal[] {
  const largest = (terminal: AccountTerminal) =>
    Object.values(terminal.amounts).reduce((most, amount) => (amount > most ? amount : most), 0n);
  return [...result.terminals].sort((a, b) => {
    if (a.asset !== b.asset) return a.asset - b.asset;
    const difference = largest(b) - largest(a);
    return difference > 0n ? 1 : difference < 0n ? -1 : a.account - b.account;
  });
}

function firstOf(terminal: AccountTerminal): TaintPolicyId {
  return Object.keys(terminal.amounts)[0] as TaintPolicyId;
}

function pathLine(
  result: AccountTraceResult,
  terminal: AccountTerminal,
  policy: TaintPolicyId,
): string | undefined {
  const path = findAccountPath(result, terminal, policy);
  if (path.length === 0) return undefined;
  const names = new Map(result.names?.map(({ address, tag }) => [address, ` "${tag.label}"`]));
  const short = (address: string) =>
    address ? `${address.slice(0, 8)}…${address.slice(-4)}${names.get(address) ?? ''}` : '–';
  // Backward the line is read against the money.
  const [paid, swapped] = result.parameters.direction === 'backward' ? ['←', '⇐'] : ['→', '⇒'];
  const steps = path.map((hop) => {
    const asset = result.assets.get(hop.asset)!;
    const into = hop.into && result.assets.get(hop.into.asset);
    if (into) return `${swapped} ${assetName(into)} (${hop.method})`;
    return `${paid} ${short(hop.toAddress)} ${assetAmount(asset, hop.amounts[policy])} ${assetName(asset)}`;
  });
  return `  ${policy}: ${short(path[0]!.fromAddress)} ${steps.join(' ')}`;
}

/** Rows: why taint stopped, in which asset; columns: policies. */
function summaryTable(context: CliContext, result: AccountTraceResult): string {
  const { columns } = context.texts;
  const { policies } = result.parameters;
  const sums = new Map<string, { asset: number; reason: string; amounts: bigint[] }>();
  for (const terminal of result.terminals) {
    const reason = reasonName(context, terminal);
    const name =
      terminal.tag && terminal.reason === 'tag' ? `${reason}: ${tagName(context, terminal.tag)}` : reason;
    const key = `${terminal.asset} ${name}`;
    const row = sums.get(key) ?? { asset: terminal.asset, reason: name, amounts: policies.map(() => 0n) };
    policies.forEach((policy, p) => {
      row.amounts[p] = row.amounts[p]! + (terminal.amounts[policy] ?? 0n);
    });
    sums.set(key, row);
  }
  const rows = [...sums.values()]
    .sort((a, b) => a.asset - b.asset || (a.reason < b.reason ? -1 : 1))
    .map((row) => [
      row.reason,
      assetName(result.assets.get(row.asset)!),
      ...row.amounts.map((amount) => assetAmount(result.assets.get(row.asset)!, amount)),
    ]);
  return toTable(
    [columns.reason, columns.asset, ...policies],
    rows,
    policies.map((_, i) => i + 2),
  );
}
