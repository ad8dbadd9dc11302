import type { IncidentAddress } from '../../attribution/incidents/incident.ts';
import type { CliTexts } from '../../texts/cli/cli-texts.ts';
import type { Cell } from '../output/print.ts';

/** Rows of what, date, what it says and by which source, for the addresses and transactions of an incident. */
export function addressRows(addresses: readonly IncidentAddress[], { dossiers }: CliTexts): Cell[][] {
  return addresses.map(({ kind, chain, id, checked, role, source }) => [
    { shown: dossiers.what[kind], raw: kind },
    '',
    [chain, id, role, checked ? '' : dossiers.unchecked].filter((part) => part !== '').join(', '),
    source,
  ]);
}
