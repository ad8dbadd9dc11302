import type { Located } from '../dossiers/located.ts';
import { openFields } from '../dossiers/open-fields.ts';
import type { Tell } from '../dossiers/problem.ts';
import { readClaimSources } from '../dossiers/read-claim-sources.ts';
import { readDate } from '../dossiers/read-date.ts';
import type { SourceBook } from '../dossiers/source.ts';
import { usdCents } from '../dossiers/usd-cents.ts';
import type { Incident } from './incident.ts';
import { readAmounts } from './read-amounts.ts';
import { readAttributions } from './read-attributions.ts';
import { readPath } from './read-path.ts';
import { readSanctions } from './read-sanctions.ts';
import { VICTIM_KINDS } from './victim-kinds.ts';

const NAMES = {
  needed: ['id', 'date', 'victim', 'kind', 'source'],
  allowed: ['kind_reason', 'usd', 'assets', 'vector', 'attributions', 'path', 'sanctions'],
};

/** One incident of a dossier, or undefined when a field that it needs is wrong; what is wrong is told. */
export function readIncident(node: Located, book: SourceBook, tell: Tell): Incident | undefined {
  const fields = openFields(node, NAMES, tell);
  if (!fields) return undefined;
  const [id, victim, kindText, usdText] = [
    fields.text('id'),
    fields.text('victim'),
    fields.text('kind'),
    fields.text('usd'),
  ];
  const date = readDate(fields, 'date', tell);
  const source = fields.has('source') ? readClaimSources(fields, book, tell) : [];
  if (id !== undefined && !/^[a-z0-9][a-z0-9-]*$/.test(id)) tell(fields.lineOf('id'), 'id', { value: id });
  const kind = VICTIM_KINDS.find((known) => known === kindText);
  if (kindText !== undefined && !kind)
    tell(fields.lineOf('kind'), 'victim-kind', { value: kindText, detail: VICTIM_KINDS.join(', ') });
  const usd = usdText === undefined ? undefined : usdCents(usdText);
  if (usdText !== undefined && usd === undefined) tell(fields.lineOf('usd'), 'usd', { value: usdText });
  const assets = readAmounts(fields.list('assets'), { book, source }, tell);
  const attributions = readAttributions(fields.list('attributions'), book, tell);
  const path = readPath(fields.list('path'), book, tell);
  const sanctions = readSanctions(fields.list('sanctions'), book, tell);
  const [kindReason, vector] = [fields.text('kind_reason'), fields.text('vector')];
  if (id === undefined || victim === undefined || date === undefined || !kind) return undefined;
  return {
    id,
    date,
    victim,
    kind,
    ...(kindReason === undefined ? {} : { kindReason }),
    ...(usd === undefined ? {} : { usd }),
    assets,
    assetsUnread: [],
    ...(vector === undefined ? {} : { vector }),
    attributions,
    path,
    sanctions,
    source,
    line: fields.line,
  };
}
