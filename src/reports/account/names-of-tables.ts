import { fill } from '../../texts/fill.ts';
import type { AccountWriter } from './account-writer.ts';

/** Every address of the trace that has a name, with whose claim that is; nothing where the names of no table were asked. */
export function namesOfTables({ texts, result, heading, paragraph, table }: AccountWriter): string {
  const { names, parameters } = result;
  const { tableNames } = parameters;
  if (!names || !tableNames) return '';
  const t = texts.names;
  return [
    heading(t.title, 'claim'),
    paragraph(
      fill(t.intro, {
        n: tableNames.addresses,
        tables: tableNames.tables.join(', '),
        sha256: tableNames.sha256,
      }),
    ),
    table({
      caption: t.title,
      columns: [
        { title: texts.columns.address, code: true },
        { title: t.name },
        { title: t.source },
        { title: t.stop },
      ],
      rows: names.map(({ address, tag: { label, source, stop } }) => [
        address || texts.noAddress,
        label,
        source ?? t.given,
        stop ? fill(t.stopped, { ...stop }) : '–',
      ]),
    }),
  ].join('');
}
