import { conceptPath } from './concept-path.ts';
import { isConcept } from './is-concept.ts';

/**
 * Whether a word is a kind of service: what comes to one is mixed with what others brought, and only its operator can
 * say where it went.
 */
export function isService(word: string): boolean {
  return isConcept(word) && conceptPath(word).includes('service');
}
