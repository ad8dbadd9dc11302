import { findAddresses } from '../find-addresses.ts';
import { listDay } from '../list-day.ts';
import type { SanctionEntry } from '../sanction-entry.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { ListFormat } from './list-format.ts';

/** The consolidated list of the European Union, XML 1.0 and 1.1 (namespace fsd/export). Source: European Commission, FSF. */
export const eu: ListFormat = {
  format: 'eu',
  list: 'eu',
  records: ['sanctionEntity'],
  begin(root) {
    const entries: SanctionEntry[] = [];
    return {
      take: (record) => entries.push(readEntity(record)),
      end: () => ({ published: listDay(root.generationDate ?? ''), entries, problems: [] }),
    };
  },
};

function readEntity(record: XmlElement): SanctionEntry {
  const { attributes } = record;
  const of = (name: string) => record.children.filter((child) => child.name === name);
  const names = of('nameAlias')
    .sort((a, b) => rank(a) - rank(b))
    .map(
      ({ attributes: name }) => name.wholeName || [name.firstName, name.lastName].filter(Boolean).join(' '),
    )
    .filter(Boolean);
  const regulations = of('regulation').map(({ attributes: regulation }) => regulation);
  const days = regulations
    .map((regulation) => listDay(regulation.entryIntoForceDate || regulation.publicationDate || ''))
    .filter((day) => day !== undefined)
    .sort();
  // A regulation that is named is often the last one that amended the entry: its day is no day of listing.
  const listed = listDay(attributes.designationDate ?? '');
  const remarks = [attributes.designationDetails, ...of('remark').map(({ text }) => text)]
    .filter(Boolean)
    .join('; ');
  const identifications = of('identification').flatMap((id) => [
    id.attributes.number,
    id.attributes.latinNumber,
  ]);
  return {
    id: attributes.euReferenceNumber || attributes.logicalId || '',
    kind: of('subjectType')[0]?.attributes.code === 'person' ? 'person' : 'entity',
    name: names[0] ?? '',
    aliases: [...new Set(names.slice(1))],
    programmes: [...new Set(regulations.map(({ programme }) => programme ?? '').filter(Boolean))],
    ...(regulations[0]?.numberTitle ? { legalBasis: regulations[0].numberTitle } : {}),
    ...(listed === undefined ? {} : { listed }),
    ...(days.length > 0 ? { changed: days[days.length - 1]! } : {}),
    ...(remarks === '' ? {} : { remarks }),
    addresses: findAddresses([remarks, ...identifications].filter(Boolean).join('\n')),
    line: record.line,
  };
}

/** Strong names first, of them English and Latin ones. */
function rank({ attributes }: XmlElement): number {
  return (
    (attributes.strong === 'false' ? 2 : 0) + (['EN', ''].includes(attributes.nameLanguage ?? '') ? 0 : 1)
  );
}
