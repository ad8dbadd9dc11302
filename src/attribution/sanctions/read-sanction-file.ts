import { readText } from '../../files/read-text.ts';
import { addressList } from './formats/address-list.ts';
import { eu } from './formats/eu.ts';
import type { ListFormat, ListReader } from './formats/list-format.ts';
import { ofacAdvanced } from './formats/ofac-advanced.ts';
import { ofacSdn } from './formats/ofac-sdn.ts';
import { uk } from './formats/uk.ts';
import { ukOfsi } from './formats/uk-ofsi.ts';
import { un } from './formats/un.ts';
import type { SanctionPublication } from './sanction-entry.ts';
import { sanctionError } from './sanction-error.ts';
import { readXmlRecords } from './xml/read-xml-records.ts';

/** Formats by the name of their root element. */
const ROOTS: Readonly<Record<string, ListFormat>> = {
  sdnList: ofacSdn,
  Sanctions: ofacAdvanced,
  export: eu,
  CONSOLIDATED_LIST: un,
  Designations: uk,
  ArrayOfFinancialSanctionsTarget: ukOfsi,
};
/** Bytes of a list of addresses, of which no authority has a thousand; an XML file is not held. */
const LARGEST = 16 << 20;
const RECORDS = new Set(Object.values(ROOTS).flatMap(({ records }) => records));

/**
 * One publication of a sanctions list: an official XML file, known by its root element, or a list of addresses.
 * Errors: those of readText, SANCTION_FILE with file and line.
 */
export function readSanctionFile(path: string): SanctionPublication {
  if (!/\.xml$/i.test(path)) return addressList(path, readText(path, LARGEST));
  let format: ListFormat | undefined;
  let reader: ListReader | undefined;
  readXmlRecords(path, {
    records: RECORDS,
    onRoot({ name, attributes }) {
      format = Object.hasOwn(ROOTS, name) ? ROOTS[name] : undefined;
      reader = format?.begin(attributes);
    },
    onRecord(record, around) {
      if (!format || !reader)
        throw sanctionError(path, 1, 'no list that is known: its root element is none of theirs');
      if (format.records.includes(record.name)) reader.take(record, around);
    },
  });
  const { list, format: name } = format ?? {};
  if (!reader || !list || !name)
    throw sanctionError(
      path,
      1,
      `no list that is known: the root element is none of ${Object.keys(ROOTS).join(', ')}`,
    );
  const { list: own, published, entries, problems } = reader.end();
  if (entries.length === 0) throw sanctionError(path, 1, 'a list without entries');
  const nameless = entries.find(({ id }) => id === '');
  if (nameless) throw sanctionError(path, nameless.line, 'an entry without an id');
  return {
    list: own ?? list,
    format: name,
    ...(published === undefined ? {} : { published }),
    entries,
    problems,
  };
}
