import { findAddresses } from '../find-addresses.ts';
import { listDay } from '../list-day.ts';
import type { SanctionEntry } from '../sanction-entry.ts';
import { childText } from '../xml/child-text.ts';
import { descendants } from '../xml/descendants.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { ListFormat } from './list-format.ts';

const NAMES = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'];

/** The consolidated list of the Security Council of the United Nations. Source: UN, consolidated.xsd. */
export const un: ListFormat = {
  format: 'un',
  list: 'un',
  records: ['INDIVIDUAL', 'ENTITY'],
  begin(root) {
    const entries: SanctionEntry[] = [];
    return {
      take: (record) => entries.push(readEntry(record)),
      end: () => ({ published: listDay(root.dateGenerated ?? ''), entries, problems: [] }),
    };
  },
};

function readEntry(record: XmlElement): SanctionEntry {
  const [listed, delisted] = [childText(record, 'LISTED_ON'), childText(record, 'DELISTED_ON')].map((text) =>
    listDay(text),
  );
  const changes = descendants(record, 'LAST_DAY_UPDATED')
    .flatMap((element) => descendants(element, 'VALUE'))
    .map(({ text }) => listDay(text))
    .filter((day) => day !== undefined)
    .sort();
  const remarks = childText(record, 'COMMENTS1');
  return {
    id: childText(record, 'REFERENCE_NUMBER') || childText(record, 'DATAID'),
    kind: record.name === 'INDIVIDUAL' ? 'person' : 'entity',
    name: NAMES.map((name) => childText(record, name))
      .filter(Boolean)
      .join(' '),
    aliases: [...descendants(record, 'ALIAS_NAME'), ...descendants(record, 'NAME_ORIGINAL_SCRIPT')]
      .map(({ text }) => text)
      .filter(Boolean),
    programmes: [childText(record, 'UN_LIST_TYPE')].filter(Boolean),
    ...(listed === undefined ? {} : { listed }),
    ...(delisted === undefined ? {} : { delisted }),
    ...(changes.length > 0 ? { changed: changes[changes.length - 1]! } : {}),
    ...(remarks === '' ? {} : { remarks }),
    addresses: findAddresses(remarks),
    line: record.line,
  };
}
