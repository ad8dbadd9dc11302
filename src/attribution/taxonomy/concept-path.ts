import { CONCEPTS, type ConceptId } from './concepts.ts';

/** A concept and everything broader, from itself up to `concept`. */
export function conceptPath(id: ConceptId): ConceptId[] {
  const path: ConceptId[] = [];
  for (let at: ConceptId | '' = id; at !== ''; at = CONCEPTS[at]) path.push(at);
  return path;
}
