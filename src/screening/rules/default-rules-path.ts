import { fileURLToPath } from 'node:url';

/** The rules that are shipped: a file of the package that a person can read. */
export function defaultRulesPath(): string {
  return fileURLToPath(new URL('../../../rules/screening.yaml', import.meta.url));
}
