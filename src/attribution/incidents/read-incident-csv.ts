import { createProblems } from '../dossiers/create-problems.ts';
import { partialDay } from '../dossiers/partial-day.ts';
import { usdCents } from '../dossiers/usd-cents.ts';
import type { CsvRow } from '../scan-csv.ts';
import type { Incident, IncidentTable } from './incident.ts';
import { incidentId } from './incident-id.ts';
import { parseAssetText } from './parse-asset-text.ts';
import { VICTIMS } from './victims.ts';

export const INCIDENTS_HEADER = 'date,victim,usd_stolen,vector,assets_known,source';

/** A published table of incidents, one a row. A row that is wrong is left out and told; the others are kept. */
export function readIncidentCsv(rows: readonly CsvRow[], title: string): IncidentTable {
  const { problems, tell } = createProblems();
  const incidents: Incident[] = [];
  const lines = new Map<string, number>();
  for (const { cells, line } of rows.slice(1)) {
    if (cells.length !== 6) {
      tell(line, 'cells', { value: String(cells.length), detail: '6' });
      continue;
    }
    const [dateText, victimText, usdText, vector, assetsText, source] = cells.map((cell) => cell.trim());
    const date = partialDay(dateText!);
    const usd = usdText === '' ? undefined : usdCents(usdText!);
    if (date === undefined) tell(line, 'date', { field: 'date', value: dateText! });
    if (victimText === '') tell(line, 'missing', { field: 'victim' });
    if (source === '') tell(line, 'no-source');
    if (usdText !== '' && usd === undefined) tell(line, 'usd', { value: usdText! });
    if (date === undefined || victimText === '' || source === '' || (usdText !== '' && usd === undefined))
      continue;
    const victim = victimText === '(unnamed)' ? '' : victimText!;
    const twin = lines.get(`${date} ${victim}`);
    if (twin !== undefined) {
      tell(line, 'duplicate', { value: `${date} ${victim}`, detail: String(twin) });
      continue;
    }
    lines.set(`${date} ${victim}`, line);
    const known = Object.hasOwn(VICTIMS, victim) ? VICTIMS[victim] : undefined;
    const { amounts, unread } = parseAssetText(assetsText!, [source!]);
    if (unread.length > 0)
      tell(line, 'unread', { bad: false, field: 'assets_known', value: unread.join('; ') });
    const short = incidentId(victim, date);
    incidents.push({
      // A victim may be robbed twice in a year.
      id: incidents.some(({ id }) => id === short) ? `${short}-${date}` : short,
      date,
      victim: victimText!,
      kind: known?.kind ?? 'unknown',
      ...(known ? { kindReason: known.reason } : {}),
      ...(usd === undefined ? {} : { usd }),
      assets: amounts,
      assetsUnread: unread,
      ...(vector === '' ? {} : { vector: vector! }),
      attributions: [],
      path: [],
      sanctions: [],
      source: [source!],
      line,
    });
  }
  return {
    format: 'incidents-csv',
    title,
    rows: rows.length - 1,
    leftOut: rows.length - 1 - incidents.length,
    incidents,
    addresses: [],
    sources: [],
    problems,
  };
}
