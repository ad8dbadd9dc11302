import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of src, relative to it. */
export function sourceFiles(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replaceAll('\\', '/'));
}

/** What a file of src imports as it is written there, types and dynamic imports included. */
export function importsOf(file: string): string[] {
  const source = readFileSync(join('src', file), 'utf8');
  return [...source.matchAll(/(?:\bfrom '([^'\s]+)';$|\bimport\('([^'\s]+)'\))/gm)].map(
    (match) => (match[1] ?? match[2])!,
  );
}
