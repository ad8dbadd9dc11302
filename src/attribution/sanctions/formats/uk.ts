import { findAddresses } from '../find-addresses.ts';
import { listDay } from '../list-day.ts';
import type { SanctionEntry } from '../sanction-entry.ts';
import { childText } from '../xml/child-text.ts';
import { descendants } from '../xml/descendants.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { ListFormat } from './list-format.ts';

const PARTS = ['Name1', 'Name2', 'Name3', 'Name4', 'Name5', 'Name6'];

/** The UK Sanctions List, XML (Designations). Dates are day/month/year. Source: Foreign, Commonwealth & Development Office. */
export const uk: ListFormat = {
  format: 'uk',
  list: 'uk',
  records: ['DateGenerated', 'Designation'],
  begin() {
    let published: string | undefined;
    const entries: SanctionEntry[] = [];
    return {
      take(record) {
        if (record.name === 'DateGenerated') published = listDay(record.text);
        else entries.push(readDesignation(record));
      },
      end: () => ({ published, entries, problems: [] }),
    };
  },
};

function readDesignation(record: XmlElement): SanctionEntry {
  const names = descendants(record, 'Name').map((name) => ({
    primary: childText(name, 'NameType') === 'Primary Name',
    text: PARTS.map((part) => childText(name, part))
      .filter(Boolean)
      .join(' '),
  }));
  const primary = names.find((name) => name.primary) ?? names[0];
  const [listed, changed] = [childText(record, 'DateDesignated'), childText(record, 'LastUpdated')].map(
    (text) => listDay(text),
  );
  const remarks = [childText(record, 'OtherInformation'), childText(record, 'UKStatementofReasons')]
    .filter(Boolean)
    .join('; ');
  const kind = childText(record, 'IndividualEntityShip').toLowerCase();
  return {
    id: childText(record, 'UniqueID'),
    kind: kind === 'individual' ? 'person' : kind === 'ship' ? 'vessel' : kind,
    name: primary?.text ?? '',
    aliases: [
      ...names.filter((name) => name !== primary).map(({ text }) => text),
      ...descendants(record, 'NameNonLatinScript').map(({ text }) => text),
    ].filter(Boolean),
    programmes: [childText(record, 'RegimeName')].filter(Boolean),
    ...(listed === undefined ? {} : { listed }),
    ...(changed === undefined ? {} : { changed }),
    ...(remarks === '' ? {} : { remarks }),
    addresses: findAddresses(remarks),
    line: record.line,
  };
}
