import { basename } from 'node:path';
import { JejakError } from '../../primitives/jejak-error.ts';
import { parseCsv } from '../parse-csv.ts';
import { scanCsv } from '../scan-csv.ts';
import type { IncidentTable } from './incident.ts';
import { ADDRESSES_HEADER, readAddressCsv } from './read-address-csv.ts';
import { INCIDENTS_HEADER, readIncidentCsv } from './read-incident-csv.ts';
import { readIncidentYaml } from './read-incident-yaml.ts';

/** What a file says about incidents, by its form. Errors: DOSSIER_FORMAT. */
export function readIncidentFile(path: string, text: string): IncidentTable {
  if (/\.ya?ml$/i.test(path)) return readIncidentYaml(text);
  const refuse = (line: number, reason: string) =>
    new JejakError('DOSSIER_FORMAT', { meta: { file: path, line, reason } });
  const table = text.replace(/^\uFEFF/, '');
  // The header is looked at before the rest costs anything.
  const [first] = scanCsv(table, refuse);
  const header = first?.cells.map((cell) => cell.trim()).join() ?? '';
  if (header === INCIDENTS_HEADER) return readIncidentCsv(parseCsv(table, refuse), basename(path));
  if (header === ADDRESSES_HEADER) return readAddressCsv(parseCsv(table, refuse), basename(path));
  throw refuse(1, `the header is neither ${INCIDENTS_HEADER} nor ${ADDRESSES_HEADER}`);
}
