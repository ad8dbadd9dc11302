import type { CliTexts } from '../../texts/cli/cli-texts.ts';
import { fill } from '../../texts/fill.ts';
import type { Alert } from '../../watch/alert.ts';
import { alertLines } from './alert-lines.ts';
import { amountText } from './amount-text.ts';

/** Subject and text of the e-mail about an alert. */
export function mailOf(
  texts: Pick<CliTexts, 'watch' | 'record'>,
  alert: Alert,
): { subject: string; text: string } {
  const { watch } = texts;
  const { entry, tx, chain, manifest, id } = alert;
  const [line, ...rest] = alertLines(texts, alert);
  const said = alert.grade === 'verified' ? watch.fact : watch.sourced;
  const nature = alert.rule === 'trace-step' ? watch.inference : said;
  return {
    subject:
      alert.kind === 'withdrawn'
        ? fill(watch.subjectWithdrawn, { entry })
        : fill(watch.subject, {
            entry,
            rule: watch.rules[alert.rule],
            amounts: alert.amounts.map(amountText).join(', '),
          }),
    text: fill(watch.mailText, { line: line!, parties: rest.join('\n'), nature, tx, chain, manifest, id }),
  };
}
