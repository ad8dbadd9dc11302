import { bareReason } from '../attribution/dossiers/bare-reason.ts';
import { createProblems } from '../attribution/dossiers/create-problems.ts';
import type { Problem } from '../attribution/dossiers/problem.ts';
import type { SourceBook } from '../attribution/dossiers/source.ts';
import { ASSET_CHAINS } from '../attribution/incidents/asset-chains.ts';
import type { IncidentAddress } from '../attribution/incidents/incident.ts';
import type { CsvRow } from '../attribution/scan-csv.ts';
import { normaliseSubject } from '../attribution/subjects/normalise-subject.ts';

export const CASE_ADDRESSES = 'chain,kind,value,role,source';

/** addresses.csv: addresses and transactions of the case, each with its role and the key of its source. */
export function readCaseAddresses(
  rows: readonly CsvRow[],
  about: { readonly book: SourceBook; readonly incident: string },
): { readonly addresses: readonly IncidentAddress[]; readonly problems: readonly Problem[] } {
  const { problems, tell } = createProblems();
  const addresses: IncidentAddress[] = [];
  const header = rows[0]?.cells.map((cell) => cell.trim()).join() ?? '';
  if (header !== CASE_ADDRESSES) tell(1, 'format', { value: header, detail: CASE_ADDRESSES });
  else
    for (const { cells, line } of rows.slice(1)) {
      if (cells.length !== 5) {
        tell(line, 'cells', { value: String(cells.length), detail: '5' });
        continue;
      }
      const [chain = '', kind = '', value = '', role = '', source = ''] = cells.map((cell) => cell.trim());
      if (source === '') tell(line, 'no-source');
      else if (!about.book.sources.has(source)) tell(line, 'unknown-source', { value: source });
      if (kind !== 'address' && kind !== 'tx') tell(line, 'text', { field: 'kind', value: kind });
      if (!ASSET_CHAINS.some((known) => known === chain)) {
        tell(line, 'chain', { value: chain, detail: ASSET_CHAINS.join(', ') });
        continue;
      }
      const subject = normaliseSubject({ chain, kind: kind === 'tx' ? 'tx' : 'address', text: value });
      if ('reason' in subject) {
        tell(line, kind === 'tx' ? 'transaction' : 'address', { value, detail: bareReason(subject.reason) });
        continue;
      }
      const twin = addresses.find((known) => known.chain === chain && known.id === subject.id);
      if (twin) {
        tell(line, 'duplicate', { value: subject.id, detail: String(twin.line) });
        continue;
      }
      const { id, checked } = subject;
      addresses.push({
        incident: about.incident,
        kind: subject.kind,
        chain,
        id,
        checked,
        role,
        source,
        line,
      });
    }
  return { addresses, problems };
}
