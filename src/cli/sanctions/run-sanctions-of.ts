import type { ListingAnswer, PublicationRef } from '../../attribution/sanctions/listing.ts';
import { openSanctionStore } from '../../attribution/sanctions/store/open-sanction-store.ts';
import { fill } from '../../texts/fill.ts';
import { askedDay } from '../asked-day.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { print } from '../output/print.ts';
import { oldLines } from './old-lines.ts';

/** Whether an address was on each list on a day, with what that rests on. */
export function runSanctionsOf(context: CliContext, subject: string, options: OptionValues): number {
  const day = askedDay(context, options.on);
  const store = openSanctionStore(String(options.data), Number(options.maxAge));
  const answers = store.listedOn(subject, day);
  const { sanctions: texts } = context.texts;
  const n = store.snapshots.length;
  print(context, String(options.format), {
    data: { subject, on: day, publications: n, answers },
    columns: ['list', 'state', 'detail', 'entry', 'name', { title: 'listed' }, { title: 'delisted' }],
    rows: answers.map((answer) => [
      answer.list,
      { shown: texts.states[answer.state], raw: answer.state },
      { shown: texts.reasons[answer.reason], raw: answer.reason },
      answer.entry,
      answer.name,
      answer.listed ?? '',
      answer.delisted ?? '',
    ]),
    above: answers.length === 0 ? [] : [fill(texts.of, { subject, day })],
    below: [
      ...(n === 0 ? [fill(texts.none, { data: String(options.data) })] : []),
      ...(n > 0 && answers.length === 0 ? [fill(texts.never, { n, subject })] : []),
      ...answers.flatMap((answer) => evidenceLines(context, answer)),
      ...oldLines(
        context,
        store.snapshots.filter(
          ({ list }) => answers.length === 0 || answers.some((answer) => answer.list === list),
        ),
        Number(options.maxAge),
      ),
      texts.caveat,
    ],
  });
  return 0;
}

function evidenceLines({ texts: { sanctions: texts } }: CliContext, answer: ListingAnswer): string[] {
  const told = (ref: PublicationRef | undefined) =>
    ref ? `${ref.present ? '+' : '-'} ${answer.list} ${ref.published} (${ref.sha256.slice(0, 12)})` : '?';
  return [
    fill(texts.evidence, { before: told(answer.before), after: told(answer.after) }),
    ...(answer.source === undefined ? [] : [fill(texts.source, { source: answer.source })]),
    ...(answer.foundInText ? [texts.inText] : []),
  ];
}
