import { formatTime } from '../../primitives/format-time.ts';
import { formatUnits } from '../../primitives/format-units.ts';
import type { CliTexts } from '../../texts/cli/cli-texts.ts';
import { fill } from '../../texts/fill.ts';
import { transactionText } from '../../texts/transaction-text.ts';
import type { Alert } from '../../watch/alert.ts';
import { amountText } from './amount-text.ts';
import { oneLine } from './one-line.ts';

/** An alert in words: what, how much, when, and with whom. */
export function alertLines(
  { watch: texts, record }: Pick<CliTexts, 'watch' | 'record'>,
  alert: Alert,
): string[] {
  const { seq, entry, height, time, note } = alert;
  const tx = transactionText(alert.tx, record.tableRow);
  if (alert.kind === 'withdrawn') return [fill(texts.withdrawn, { seq, entry, height, tx })];
  const values = { seq, entry, height, tx, rule: texts.rules[alert.rule], time: formatTime(time) };
  const decimals = new Map(alert.amounts.map((amount) => [amount.asset, amount.decimals]));
  const parties = alert.parties.map(({ address, label, listed, listedUndecided, amount, asset }) => {
    const lists = [
      listed === undefined ? '' : fill(texts.sanctioned, { lists: listed.join(', ') }),
      listedUndecided === undefined
        ? ''
        : fill(texts.sanctionedUndecided, { lists: listedUndecided.join(', ') }),
    ].join('');
    return fill(texts.party, {
      address,
      label: `${label === undefined ? '' : ` (${oneLine(label)})`}${lists}`,
      amount: formatUnits(BigInt(amount ?? '0'), decimals.get(asset ?? '')),
      asset: oneLine(asset ?? ''),
    });
  });
  return [
    fill(texts.alert, { ...values, amounts: alert.amounts.map(amountText).join(', ') }),
    ...parties,
    ...(alert.partiesTotal > parties.length
      ? [fill(texts.partiesMore, { n: parties.length, m: alert.partiesTotal })]
      : []),
    ...(alert.grade === 'verified' ? [] : [fill(texts.sourcedNote, { height })]),
    ...(note === undefined ? [] : [fill(texts.note, { note: oneLine(note) })]),
  ];
}
