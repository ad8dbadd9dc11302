import { bareReason } from '../dossiers/bare-reason.ts';
import { createProblems } from '../dossiers/create-problems.ts';
import type { CsvRow } from '../scan-csv.ts';
import { normaliseSubject } from '../subjects/normalise-subject.ts';
import { ASSET_CHAINS } from './asset-chains.ts';
import type { IncidentAddress, IncidentTable } from './incident.ts';

export const ADDRESSES_HEADER = 'incident,kind,chain,value,role,syntactically_valid,source';

/** Addresses and transactions of incidents, one a row. Each is checked here; what the list says of itself is compared. */
export function readAddressCsv(rows: readonly CsvRow[], title: string): IncidentTable {
  const { problems, tell } = createProblems();
  const addresses: IncidentAddress[] = [];
  const lines = new Map<string, number>();
  for (const { cells, line } of rows.slice(1)) {
    if (cells.length !== 7) {
      tell(line, 'cells', { value: String(cells.length), detail: '7' });
      continue;
    }
    const [incident, kind, chain, value, role, valid, source] = cells.map((cell) => cell.trim());
    if (incident === '') tell(line, 'missing', { field: 'incident' });
    if (source === '') tell(line, 'no-source');
    if (!ASSET_CHAINS.some((known) => known === chain))
      tell(line, 'chain', { value: chain!, detail: ASSET_CHAINS.join(', ') });
    else if (incident !== '' && source !== '') {
      const subject = normaliseSubject({
        chain: chain!,
        kind: kind === 'tx' ? 'tx' : 'address',
        text: value!,
      });
      if ('reason' in subject) {
        tell(line, kind === 'tx' ? 'transaction' : 'address', {
          value: value!,
          detail: bareReason(subject.reason),
        });
        continue;
      }
      if (valid?.toLowerCase() === 'false')
        tell(line, 'flag', { bad: false, field: 'syntactically_valid', value: valid });
      const key = JSON.stringify([incident, chain, subject.id]);
      const twin = lines.get(key);
      if (twin !== undefined) {
        tell(line, 'duplicate', { value: subject.id, detail: String(twin) });
        continue;
      }
      lines.set(key, line);
      addresses.push({
        incident: incidentOf(incident!),
        kind: subject.kind,
        chain: chain!,
        id: subject.id,
        checked: subject.checked,
        role: role!,
        source: source!,
        line,
      });
    }
  }
  return {
    format: 'addresses-csv',
    title,
    rows: rows.length - 1,
    leftOut: rows.length - 1 - addresses.length,
    incidents: [],
    addresses,
    sources: [],
    problems,
  };
}

/** `Ronin 2022` is the incident `ronin-2022`. */
function incidentOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
