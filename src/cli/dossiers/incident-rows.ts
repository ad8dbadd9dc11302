import type { Incident } from '../../attribution/incidents/incident.ts';
import type { CliTexts } from '../../texts/cli/cli-texts.ts';
import { fill } from '../../texts/fill.ts';
import type { Language } from '../../texts/language.ts';
import type { Cell } from '../output/print.ts';
import { usdText } from '../output/usd-text.ts';
import { amountText } from './amount-text.ts';

type What = keyof CliTexts['dossiers']['what'];

/** Rows of what, date, what it says, and by which source. */
export function incidentRows(incident: Incident, texts: CliTexts, language: Language): Cell[][] {
  const { dossiers } = texts;
  const row = (what: What, says: Cell, about: { date?: string; source: readonly string[] }): Cell[] => [
    { shown: dossiers.what[what], raw: what },
    about.date ?? '',
    says,
    about.source.join(', '),
  ];
  const { source, date, kind, kindReason, usd, vector } = incident;
  return [
    row('victim', incident.victim, { date, source }),
    row(
      'kind',
      { shown: dossiers.victimKinds[kind], raw: kind },
      { source: kindReason ? [kindReason] : source },
    ),
    row('usd', usd === undefined ? dossiers.notStated : usdText(usd, language), { source }),
    ...incident.assets.map((amount) => row('asset', amountText(amount), amount)),
    ...incident.assetsUnread.map((text) => row('assetText', text, { source })),
    ...(vector === undefined ? [] : [row('vector', vector, { source })]),
    ...incident.attributions.map((said) => row('attribution', `${said.actor} — ${said.by}`, said)),
    ...incident.path.map((step) =>
      row(
        'laundering',
        [dossiers.steps[step.step], step.service, ...step.amounts.map(amountText)].filter(Boolean).join(', '),
        step,
      ),
    ),
    ...incident.sanctions.map((sanction) =>
      row(
        'sanction',
        [sanction.subject, sanction.by, sanction.ended && fill(dossiers.until, { date: sanction.ended })]
          .filter(Boolean)
          .join(', '),
        sanction,
      ),
    ),
  ];
}
