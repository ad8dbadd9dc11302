import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Path of Anvil, Foundry's EVM node: JEJAK_ANVIL, the npm package @foundry-rs/anvil-<platform>, or PATH. */
export function findAnvil(): string | undefined {
  const asked = process.env.JEJAK_ANVIL;
  if (asked) return existsSync(asked) ? asked : undefined;
  const scope = join('node_modules', '@foundry-rs');
  const packages = existsSync(scope) ? readdirSync(scope).filter((name) => name.startsWith('anvil-')) : [];
  const folders = packages.map((name) => join(scope, name, 'bin'));
  folders.push(...(process.env.PATH ?? '').split(delimiter));
  return folders.map((folder) => join(folder, 'anvil')).find((path) => existsSync(path));
}
