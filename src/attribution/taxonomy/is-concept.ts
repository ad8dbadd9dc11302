import { CONCEPTS, type ConceptId } from './concepts.ts';

export function isConcept(id: string): id is ConceptId {
  return Object.hasOwn(CONCEPTS, id);
}
