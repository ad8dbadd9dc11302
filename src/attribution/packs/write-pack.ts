import type { PackStream } from './pack.ts';
import { packText } from './pack-text.ts';

/** A whole pack as one text, as packText writes it. */
export function writePack(pack: Pick<PackStream, 'kind' | 'header' | 'items'>): string {
  return [...packText(pack)].join('');
}
