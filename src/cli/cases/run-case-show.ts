import type { CaseClaim } from '../../cases/case-file.ts';
import { readCase } from '../../cases/read-case.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { addressRows } from '../dossiers/address-rows.ts';
import { amountText } from '../dossiers/amount-text.ts';
import { incidentRows } from '../dossiers/incident-rows.ts';
import { sourceLines } from '../dossiers/source-lines.ts';
import { type Cell, print } from '../output/print.ts';
import { runCaseCheck } from './run-case-check.ts';

/** Prints a case folder; one that is not good is checked instead, so that nobody reads half of it. */
export function runCaseShow(context: CliContext, folder: string, options: OptionValues): number {
  const found = readCase(folder);
  const { incident, title, claims, addresses, seeds, sources } = found;
  if (found.problems.length > 0 || !incident || !title) return runCaseCheck(context, folder, options);
  const { dossiers: texts } = context.texts;
  const shown = addresses.slice(0, Number(options.limit));
  print(context, String(options.format), {
    data: found,
    columns: ['what', 'date', 'says', 'source'],
    rows: [
      ...incidentRows(incident, context.texts, context.language),
      ...claims.flatMap((claim) => claimRows(context, claim)),
      ...seeds.map(({ text }): Cell[] => [{ shown: texts.what.seed, raw: 'seed' }, '', text, '']),
      ...addressRows(shown, context.texts),
    ],
    above: [fill(texts.caseTitle, { title: title[context.language], id: incident.id, date: incident.date })],
    below: [
      ...(addresses.length > shown.length
        ? [fill(texts.shown, { n: shown.length, m: addresses.length })]
        : []),
      ...sourceLines(context, sources),
      texts.caveat,
    ],
  });
  return 0;
}

function claimRows({ texts: { dossiers }, language }: CliContext, claim: CaseClaim): Cell[][] {
  const amounts = claim.amounts.map(amountText).join(' + ');
  const parts = claim.parts.map(amountText).join(' + ');
  const source = claim.source.join(', ');
  const row = (what: 'claim' | 'part' | 'address' | 'tx', says: string): Cell[] => [
    { shown: dossiers.what[what], raw: what },
    claim.date ?? '',
    says,
    source,
  ];
  const step = dossiers.steps[claim.step];
  return [
    row('claim', `${step}: ${claim.text[language]}${amounts === '' ? '' : ` [${amounts}]`}`),
    ...(parts === '' ? [] : [row('part', `${amounts} = ${parts}`)]),
    ...claim.addresses.map(({ chain, id }) => row('address', `${chain}, ${id}`)),
    ...claim.transactions.map(({ chain, id }) => row('tx', `${chain}, ${id}`)),
  ];
}
