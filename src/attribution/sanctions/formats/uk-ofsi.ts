import { findAddresses } from '../find-addresses.ts';
import { listDay } from '../list-day.ts';
import type { SanctionEntry } from '../sanction-entry.ts';
import { childText } from '../xml/child-text.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { ListFormat } from './list-format.ts';

// The spelling is the list's own.
const PARTS = ['name1', 'name2', 'name3', 'name4', 'name5', 'Name6'];

/**
 * The consolidated list of the UK's Office of Financial Sanctions Implementation (ConList.xml), which the UK Sanctions
 * List replaced: archives have it. A row for each name; rows of one GroupID are one entry. The file does not say its day.
 * Source: HM Treasury, OFSI.
 */
export const ukOfsi: ListFormat = {
  format: 'uk-ofsi',
  list: 'uk-ofsi',
  records: ['FinancialSanctionsTarget'],
  begin() {
    const groups = new Map<string, XmlElement[]>();
    return {
      take(record) {
        const id = childText(record, 'GroupID');
        const rows = groups.get(id);
        if (rows) rows.push(record);
        else groups.set(id, [record]);
      },
      end: () => ({
        published: undefined,
        entries: [...groups].map(([id, rows]) => readGroup(id, rows)),
        problems: [],
      }),
    };
  },
};

function readGroup(id: string, rows: readonly XmlElement[]): SanctionEntry {
  const names = rows.map((row) => ({
    primary: /^primary name$/i.test(childText(row, 'AliasType')),
    text: PARTS.map((part) => childText(row, part))
      .filter(Boolean)
      .join(' '),
  }));
  const primary = names.find((name) => name.primary) ?? names[0]!;
  const texts = (name: string) => [...new Set(rows.map((row) => childText(row, name)))].filter(Boolean);
  const days = (name: string) =>
    texts(name)
      .map((text) => listDay(text))
      .filter((day) => day !== undefined)
      .sort();
  // Older files have one of both only.
  const listed = days('DateDesignated')[0] ?? days('DateListed')[0];
  const changed = days('LastUpdated').pop();
  const remarks = [...texts('OtherInformation'), ...texts('UKStatementOfReasons')].join('; ');
  const kind = childText(rows[0]!, 'GroupTypeDescription').toLowerCase();
  const aliases = [...names.map(({ text }) => text), ...texts('NameNonLatinScript')];
  return {
    id,
    kind: kind === 'individual' ? 'person' : kind === 'ship' ? 'vessel' : kind,
    name: primary.text,
    aliases: [...new Set(aliases)].filter((text) => text !== '' && text !== primary.text),
    programmes: texts('RegimeName'),
    ...(listed === undefined ? {} : { listed }),
    ...(changed === undefined ? {} : { changed }),
    ...(remarks === '' ? {} : { remarks }),
    addresses: findAddresses(remarks),
    line: rows[0]!.line,
  };
}
