import { collectParts } from './collect-parts.ts';
import { scanText, type TextLimits } from './scan-text.ts';

/** A whole text file as bytes that are UTF-8. Errors: those of scanText. */
export function readTextBytes(path: string, limits: TextLimits & { readonly largest: number }): Buffer {
  return collectParts(scanText(path, limits), { path, largest: limits.largest });
}
