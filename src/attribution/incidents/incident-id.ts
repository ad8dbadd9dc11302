import { VICTIMS } from './victims.ts';

/** Name under which an incident of a table without ids is called: the victim's short name and the year. */
export function incidentId(victim: string, date: string): string {
  const short = VICTIMS[victim]?.id ?? slug(victim);
  return short === '' || short === 'unnamed' ? `unnamed-${date}` : `${short}-${date.slice(0, 4)}`;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/\(([^)]*)\)/g, '$1')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
