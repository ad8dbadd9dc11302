import type { Located } from '../attribution/dossiers/located.ts';
import { openFields } from '../attribution/dossiers/open-fields.ts';
import type { Tell } from '../attribution/dossiers/problem.ts';
import type { CaseText } from './case-file.ts';

const NAMES = { needed: ['en', 'id'], allowed: [] };

/** A text that has to be there in both languages. */
export function readCaseText(node: Located | undefined, tell: Tell): CaseText | undefined {
  const fields = node && openFields(node, NAMES, tell);
  const [en, id] = [fields?.text('en'), fields?.text('id')];
  return en === undefined || id === undefined ? undefined : { en, id };
}
