import type { Located } from '../attribution/dossiers/located.ts';
import { openFields } from '../attribution/dossiers/open-fields.ts';
import type { Tell } from '../attribution/dossiers/problem.ts';
import { readClaimSources } from '../attribution/dossiers/read-claim-sources.ts';
import type { SourceBook } from '../attribution/dossiers/source.ts';
import { readAmounts } from '../attribution/incidents/read-amounts.ts';
import { STEP_KINDS } from '../attribution/incidents/step-kinds.ts';
import type { CaseClaim } from './case-file.ts';
import { checkSums } from './check-sums.ts';
import { readCaseText } from './read-case-text.ts';
import { readPeriod } from './read-period.ts';
import { readPlaces } from './read-places.ts';

const NAMES = {
  needed: ['id', 'step', 'text', 'source'],
  allowed: ['date', 'amounts', 'parts', 'addresses', 'transactions'],
};

/** One claim; parts have to add up to the amounts, asset by asset. */
export function readClaim(node: Located, book: SourceBook, tell: Tell): CaseClaim | undefined {
  const fields = openFields(node, NAMES, tell);
  if (!fields) return undefined;
  const [id, kind] = [fields.text('id'), fields.text('step')];
  if (id !== undefined && !/^[a-z0-9][a-z0-9-]*$/.test(id)) tell(fields.lineOf('id'), 'id', { value: id });
  const step = STEP_KINDS.find((known) => known === kind);
  if (kind !== undefined && !step)
    tell(fields.lineOf('step'), 'step-kind', { value: kind, detail: STEP_KINDS.join(', ') });
  const text = readCaseText(fields.value('text'), tell);
  const date = readPeriod(fields, tell);
  const source = fields.has('source') ? readClaimSources(fields, book, tell) : [];
  const amounts = readAmounts(fields.list('amounts'), { book, source }, tell);
  const parts = readAmounts(fields.list('parts'), { book, source }, tell);
  if (parts.length > 0) checkSums({ amounts, parts, line: fields.lineOf('parts') }, tell);
  const addresses = readPlaces(fields.list('addresses'), 'address', tell);
  const transactions = readPlaces(fields.list('transactions'), 'tx', tell);
  if (id === undefined || !step || !text) return undefined;
  const rest = { text, amounts, parts, addresses, transactions, source, line: fields.line };
  return { id, step, ...(date === undefined ? {} : { date }), ...rest };
}
