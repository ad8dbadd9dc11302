import { createProblems } from '../dossiers/create-problems.ts';
import { openFields } from '../dossiers/open-fields.ts';
import { parseLocated } from '../dossiers/parse-located.ts';
import { readSources } from '../dossiers/read-sources.ts';
import type { Incident, IncidentTable } from './incident.ts';
import { readIncident } from './read-incident.ts';

export const INCIDENTS_FORMAT = 'jejak-incidents/1';
const NAMES = { needed: ['format', 'title', 'sources', 'incidents'], allowed: ['description'] };

/** A table of incidents in YAML. With any bad problem it is not to be used. */
export function readIncidentYaml(text: string): IncidentTable {
  const { problems, tell } = createProblems();
  const root = parseLocated(text, tell);
  const fields = root && openFields(root, NAMES, tell);
  const format = fields?.text('format');
  if (fields && format !== undefined && format !== INCIDENTS_FORMAT)
    tell(fields.lineOf('format'), 'format', { value: format, detail: INCIDENTS_FORMAT });
  const sources = readSources(fields?.value('sources'), tell);
  const nodes = fields?.list('incidents') ?? [];
  const incidents: Incident[] = [];
  for (const node of nodes) {
    const incident = readIncident(node, { sources }, tell);
    if (!incident) continue;
    const twin = incidents.find(({ id }) => id === incident.id);
    if (twin) tell(incident.line, 'duplicate', { value: incident.id, detail: String(twin.line) });
    else incidents.push(incident);
  }
  return {
    format: 'incidents-yaml',
    title: fields?.text('title') ?? '',
    rows: nodes.length,
    leftOut: nodes.length - incidents.length,
    incidents,
    addresses: [],
    sources: [...sources.values()],
    problems,
  };
}
