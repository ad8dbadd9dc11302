import { createHash } from 'node:crypto';

/**
 * JSON with its own digest behind it, for small files that other files hang on: a flipped bit in one of them would change
 * which data count. The digest is the last field, so that a person can still read the file.
 */
export function seal(value: object, space?: number): string {
  return `${JSON.stringify({ ...value, digest: digestOf(value) }, undefined, space)}\n`;
}

/** What was sealed, without its digest. Throws a plain Error that says why where the text is not what was written. */
export function unseal<Value extends object>(text: string): Value {
  const parsed = JSON.parse(text) as Record<string, unknown> | null;
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new Error('not an object');
  const { digest, ...value } = parsed;
  if (typeof digest !== 'string') throw new Error('no digest');
  if (digestOf(value) !== digest) throw new Error('not what was written');
  return value as Value;
}

function digestOf(value: object): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
