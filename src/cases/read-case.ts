import { join } from 'node:path';
import type { Problem } from '../attribution/dossiers/problem.ts';
import { parseCsv } from '../attribution/parse-csv.ts';
import { readText } from '../files/read-text.ts';
import { refuseLinksOut } from '../lake/files/refuse-links-out.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import type { CaseFolder, CaseProblem } from './case-file.ts';
import { readCaseAddresses } from './read-case-addresses.ts';
import { readCaseHead } from './read-case-head.ts';
import { readClaims } from './read-claims.ts';
import { readSeeds } from './read-seeds.ts';

/** Bytes: what one person can still check. */
const LARGEST = 8 << 20;
const FILES = ['case.yaml', 'claims.yaml', 'addresses.csv', 'seeds.txt'];

/** Reads and checks a case folder: case.yaml, claims.yaml, addresses.csv, and seeds.txt where there is one. Errors: CASE_FOLDER, FOLDER_LEADS_OUT, those of readText. */
export function readCase(folder: string): CaseFolder {
  refuseLinksOut(folder, FILES);
  const problems: CaseProblem[] = [];
  const note = (file: string, found: readonly Problem[]) => {
    for (const problem of found) problems.push({ ...problem, file });
  };
  const head = readCaseHead(textOf(folder, 'case.yaml'));
  note('case.yaml', head.problems);
  const book = { sources: new Map(head.sources.map((source) => [source.key, source])) };
  const claims = readClaims(textOf(folder, 'claims.yaml'), book);
  note('claims.yaml', claims.problems);
  const csv = join(folder, 'addresses.csv');
  const rows = parseCsv(
    textOf(folder, 'addresses.csv'),
    (line, reason) => new JejakError('DOSSIER_FORMAT', { meta: { file: csv, line, reason } }),
  );
  const addresses = readCaseAddresses(rows, { book, incident: head.incident?.id ?? '' });
  note('addresses.csv', addresses.problems);
  const seeds = readSeeds(optionalText(folder, 'seeds.txt') ?? '');
  note('seeds.txt', seeds.problems);
  return {
    folder,
    ...(head.title ? { title: head.title } : {}),
    ...(head.incident ? { incident: head.incident } : {}),
    claims: claims.claims,
    addresses: addresses.addresses,
    seeds: seeds.seeds,
    sources: head.sources,
    sums: claims.sums,
    problems,
  };
}

function textOf(folder: string, name: string): string {
  const file = join(folder, name);
  try {
    return readText(file, LARGEST);
  } catch (cause) {
    if (!(cause instanceof JejakError) || cause.code !== 'FILE_MISSING') throw cause;
    throw new JejakError('CASE_FOLDER', { meta: { file, reason: cause.meta.reason }, cause });
  }
}

function optionalText(folder: string, name: string): string | undefined {
  try {
    return textOf(folder, name);
  } catch (error) {
    if (error instanceof JejakError && error.meta.reason === 'ENOENT') return undefined;
    throw error;
  }
}
