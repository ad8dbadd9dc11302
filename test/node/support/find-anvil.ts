import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Path of Anvil (npm's @foundry-rs/anvil): JEJAK_ANVIL, node_modules, or PATH. */
export function findAnvil(): string | undefined {
  const asked = process.env.JEJAK_ANVIL;
  if (asked) return existsSync(asked) ? asked : undefined;
  const scope = fileURLToPath(new URL('../../../node_modules/@foundry-rs/', import.meta.url));
  const packages = existsSync(scope) ? readdirSync(scope).filter((name) => name.startsWith('anvil-')) : [];
  const folders = packages.map((name) => join(scope, name, 'bin'));
  folders.push(...(process.env.PATH ?? '').split(delimiter));
  return folders.map((folder) => join(folder, 'anvil')).find((path) => existsSync(path));
}
