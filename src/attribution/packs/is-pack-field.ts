import { PACK_FIELDS } from './pack-fields.ts';

/** Whether a field of a header is about the pack itself; all others are inherited by its tags. */
export function isPackField(name: string): boolean {
  return name === 'tags' || PACK_FIELDS.some((field) => field === name);
}
