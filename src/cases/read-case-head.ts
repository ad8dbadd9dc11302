import { createProblems } from '../attribution/dossiers/create-problems.ts';
import { openFields } from '../attribution/dossiers/open-fields.ts';
import { parseLocated } from '../attribution/dossiers/parse-located.ts';
import type { Problem } from '../attribution/dossiers/problem.ts';
import { readSources } from '../attribution/dossiers/read-sources.ts';
import type { Source } from '../attribution/dossiers/source.ts';
import type { Incident } from '../attribution/incidents/incident.ts';
import { readIncident } from '../attribution/incidents/read-incident.ts';
import type { CaseText } from './case-file.ts';
import { readCaseText } from './read-case-text.ts';

export const CASE_FORMAT = 'jejak-case/1';
const NAMES = { needed: ['format', 'title', 'incident', 'sources'], allowed: [] };

export interface CaseHead {
  readonly title?: CaseText;
  readonly incident?: Incident;
  readonly sources: readonly Source[];
  readonly problems: readonly Problem[];
}

/** case.yaml: the title, the incident, and the sources of the whole folder. */
export function readCaseHead(text: string): CaseHead {
  const { problems, tell } = createProblems();
  const root = parseLocated(text, tell);
  const fields = root && openFields(root, NAMES, tell);
  const format = fields?.text('format');
  if (fields && format !== undefined && format !== CASE_FORMAT)
    tell(fields.lineOf('format'), 'format', { value: format, detail: CASE_FORMAT });
  const sources = readSources(fields?.value('sources'), tell);
  const title = fields && readCaseText(fields.value('title'), tell);
  const node = fields?.value('incident');
  const incident = node && readIncident(node, { sources }, tell);
  return {
    ...(title ? { title } : {}),
    ...(incident ? { incident } : {}),
    sources: [...sources.values()],
    problems,
  };
}
