import { listDay } from '../list-day.ts';
import { readListAddress } from '../read-list-address.ts';
import type { SanctionAddress, SanctionEntry, SanctionProblem } from '../sanction-entry.ts';
import { childText } from '../xml/child-text.ts';
import { descendants } from '../xml/descendants.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { ListFormat } from './list-format.ts';

const CURRENCY = /^Digital Currency Address - (\S+)$/;

/** Programmes of OFAC's lists beside the SDN list: no blocking, no SDN. Source: OFAC, consolidated list. */
const OTHER_LISTS = /^(?:NS-|FSE-|CMIC-|CAPTA|561)/;
/** Of the consolidated list two entries in five have such a programme, of the SDN list hardly one in a hundred. */
const SHARE = 10;

/**
 * OFAC's SDN list, XML (sdnList; the misspelt `publshInformation` is its own), and its consolidated list of all others,
 * which has the same form and names itself nowhere. There are no dates of designation. Source: OFAC, sdn.xsd.
 */
export const ofacSdn: ListFormat = {
  format: 'ofac-sdn',
  list: 'ofac-sdn',
  records: ['publshInformation', 'sdnEntry'],
  begin() {
    let published: string | undefined;
    const entries: SanctionEntry[] = [];
    const problems: SanctionProblem[] = [];
    return {
      take(record) {
        if (record.name === 'publshInformation')
          published = listDay(childText(record, 'Publish_Date'), 'month-first');
        else entries.push(readEntry(record, problems));
      },
      end() {
        const others = entries.filter(({ programmes }) => programmes.some((name) => OTHER_LISTS.test(name)));
        const consolidated = others.length * SHARE > entries.length;
        return { ...(consolidated ? { list: 'ofac-consolidated' } : {}), published, entries, problems };
      },
    };
  },
};

function readEntry(record: XmlElement, problems: SanctionProblem[]): SanctionEntry {
  const addresses: SanctionAddress[] = [];
  for (const id of descendants(record, 'id')) {
    const asset = CURRENCY.exec(childText(id, 'idType'))?.[1];
    if (asset === undefined) continue;
    const { address, problem } = readListAddress(asset, childText(id, 'idNumber'));
    if (address) addresses.push(address);
    if (problem !== undefined) problems.push({ line: id.line, reason: problem });
  }
  const remarks = childText(record, 'remarks');
  return {
    id: childText(record, 'uid'),
    kind: childText(record, 'sdnType').toLowerCase(),
    name: nameOf(record),
    aliases: descendants(record, 'aka').map(nameOf),
    programmes: descendants(record, 'program').map(({ text }) => text),
    ...(remarks === '' ? {} : { remarks }),
    addresses,
    line: record.line,
  };
}

const nameOf = (element: XmlElement) =>
  [childText(element, 'firstName'), childText(element, 'lastName')].filter(Boolean).join(' ');
