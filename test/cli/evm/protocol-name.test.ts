import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { protocolName } from '../../../src/cli/evm/protocol-name.ts';
import { protocolNumber } from '../../../src/graph/ledger/protocol-number.ts';

it('every name that a protocol table can give is found again by its number', () => {
  const folder = 'src/chains/evm/protocols';
  const names = new Set<string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const source = readFileSync(join(folder, file), 'utf8');
    for (const match of source.matchAll(
      /(?:protocol|name): '([a-z0-9-]+)'|'([a-z0-9-]+-like)'|'(layerzero-oft)'/g,
    ))
      names.add((match[1] ?? match[2] ?? match[3])!);
  }
  expect(names.size).toBeGreaterThan(20);
  for (const name of names) expect(protocolName(protocolNumber(name)), name).toBe(name);
  expect(new Set([...names].map(protocolNumber)).size).toBe(names.size);
});
