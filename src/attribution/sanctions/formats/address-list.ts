import { basename } from 'node:path';
import { parseCsv } from '../../parse-csv.ts';
import { readListAddress } from '../read-list-address.ts';
import type { SanctionEntry, SanctionProblem, SanctionPublication } from '../sanction-entry.ts';
import { sanctionError } from '../sanction-error.ts';

/** Addresses of OFAC's list by asset, one a line, as 0xB10C/ofac-sanctioned-digital-currency-addresses publishes them. */
const BY_ASSET = /sanctioned_addresses_([A-Z0-9]+)\.txt$/;

/** A file of sanctioned addresses that has no entries: a text by asset, or a CSV file of `address,name`. Errors: SANCTION_FILE. */
export function addressList(path: string, text: string): SanctionPublication {
  const asset = BY_ASSET.exec(basename(path))?.[1];
  const lines = asset
    ? text.split('\n').map((cell, i) => ({ address: cell.trim(), name: '', line: i + 1 }))
    : namedLines(path, text);
  const entries: SanctionEntry[] = [];
  const problems: SanctionProblem[] = [];
  for (const { address: input, name, line } of lines) {
    if (input === '' || input.startsWith('#')) continue;
    const { address, problem } = readListAddress(asset ?? 'ETH', input);
    if (problem !== undefined) problems.push({ line, reason: problem });
    if (!address) continue;
    const about = { kind: 'unknown', name, aliases: [], programmes: [] };
    entries.push({ id: address.id, ...about, addresses: [address], line });
  }
  const list = asset ? `ofac-addresses-${asset.toLowerCase()}` : 'ofac-named-eth';
  return { list, format: asset ? 'address-list' : 'address-csv', entries, problems };
}

function namedLines(path: string, text: string) {
  const rows = parseCsv(text, (line, reason) => sanctionError(path, line, reason));
  const header = rows[0]?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  if (header[0] !== 'address' || header[1] !== 'name')
    throw sanctionError(
      path,
      1,
      'neither an official XML list, nor sanctioned_addresses_<asset>.txt, nor a CSV file of address,name',
    );
  // A name with a comma is not in quotes in the public file.
  return rows.slice(1).map(({ cells, line }) => ({
    address: cells[0]!.trim(),
    name: cells.slice(1).join(',').replaceAll('"', '').trim(),
    line,
  }));
}
