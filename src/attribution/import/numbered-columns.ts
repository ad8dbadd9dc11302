import { JejakError } from '../../primitives/jejak-error.ts';

/**
 * Names for the columns of a file without a header, when the mapping names columns by number (`#1` is the first one);
 * undefined when it names none so. Errors: TAG_FORMAT.
 */
export function numberedColumns(
  map: Readonly<Record<string, string>>,
  { path, width }: { readonly path: string; readonly width: number },
): { readonly header: readonly string[] } | undefined {
  const named = Object.values(map);
  const numbers = named.filter((column) => /^#\d+$/.test(column));
  if (numbers.length === 0) return undefined;
  const refuse = (reason: string) => new JejakError('TAG_FORMAT', { meta: { file: path, reason } });
  // Whether the first row is a header or data would be a guess.
  if (numbers.length < named.length) throw refuse('columns are mapped by number or by name, not both');
  const header = Array.from({ length: width }, (_, i) => `#${i + 1}`);
  const unknown = numbers.find((column) => !header.includes(column));
  if (unknown !== undefined) throw refuse(`no column ${unknown}; the first row has ${width}`);
  return { header };
}
