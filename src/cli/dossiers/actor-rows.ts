import type { Actor } from '../../attribution/actors/actor.ts';
import type { CliTexts } from '../../texts/cli/cli-texts.ts';
import { fill } from '../../texts/fill.ts';
import type { Cell } from '../output/print.ts';

type What = keyof CliTexts['dossiers']['what'];

/** Rows of what, date, what it says, and by which source. */
export function actorRows(actor: Actor, { dossiers }: CliTexts): Cell[][] {
  const row = (what: What, says: string, about: { date?: string; source: readonly string[] }): Cell[] => [
    { shown: dossiers.what[what], raw: what },
    about.date ?? '',
    says,
    about.source.join(', '),
  ];
  return [
    ...actor.aliases.map((alias) => row('alias', alias.name, alias)),
    ...actor.groups.flatMap((group) => [
      row('group', `${group.name}: ${group.relation}`, group),
      ...group.aliases.map((alias) => row('alias', `${group.name} = ${alias.name}`, alias)),
    ]),
    ...actor.statements.map((said) => row('statement', `${said.text} — ${said.by}`, said)),
    ...actor.incidents.map((said) => row('incident', `${said.id} — ${said.by}`, said)),
    ...actor.tables.map((said) =>
      row('incident', `${said.title} (${said.sha256.slice(0, 16)}) — ${said.by}`, said),
    ),
    ...actor.laundering.map((step) =>
      row('laundering', `${dossiers.steps[step.step]}: ${step.text}`, { ...step, date: step.period ?? '' }),
    ),
    ...actor.sanctions.map((sanction) =>
      row(
        'sanction',
        [sanction.subject, sanction.by, sanction.ended && fill(dossiers.until, { date: sanction.ended })]
          .filter(Boolean)
          .join(', '),
        sanction,
      ),
    ),
    ...Object.entries(actor.other ?? {}).map(([name, value]) =>
      row('other', `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`, { source: [] }),
    ),
  ];
}
