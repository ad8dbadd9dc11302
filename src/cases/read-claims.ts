import { createProblems } from '../attribution/dossiers/create-problems.ts';
import { openFields } from '../attribution/dossiers/open-fields.ts';
import { parseLocated } from '../attribution/dossiers/parse-located.ts';
import type { Problem } from '../attribution/dossiers/problem.ts';
import type { SourceBook } from '../attribution/dossiers/source.ts';
import type { CaseClaim } from './case-file.ts';
import { readClaim } from './read-claim.ts';

export const CLAIMS_FORMAT = 'jejak-claims/1';
const NAMES = { needed: ['format', 'claims'], allowed: [] };

export interface ClaimList {
  readonly claims: readonly CaseClaim[];
  readonly sums: number;
  readonly problems: readonly Problem[];
}

/** claims.yaml: every step and statement of the case, with the sources that case.yaml declares. */
export function readClaims(text: string, book: SourceBook): ClaimList {
  const { problems, tell } = createProblems();
  const root = parseLocated(text, tell);
  const fields = root && openFields(root, NAMES, tell);
  const format = fields?.text('format');
  if (fields && format !== undefined && format !== CLAIMS_FORMAT)
    tell(fields.lineOf('format'), 'format', { value: format, detail: CLAIMS_FORMAT });
  const claims: CaseClaim[] = [];
  let sums = 0;
  for (const node of fields?.list('claims') ?? []) {
    const claim = readClaim(node, book, tell);
    if (!claim) continue;
    if (claim.parts.length > 0) sums += 1;
    const twin = claims.find(({ id }) => id === claim.id);
    if (twin) tell(claim.line, 'duplicate', { value: claim.id, detail: String(twin.line) });
    else claims.push(claim);
  }
  return { claims, sums, problems };
}
