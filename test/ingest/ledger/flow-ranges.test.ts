import { describe, expect, it } from 'vitest';
import { FLOW_COLUMNS } from '../../../src/ingest/sources/flow-table/flow-columns.ts';
import { type FlowHeader, parseFlowRow } from '../../../src/ingest/sources/flow-table/parse-flow-row.ts';

const NAMES = ['time', 'block', 'from', 'to', 'units', 'value', 'token_id', 'decimals'] as const;
const header: FlowHeader = {
  at: Object.fromEntries(
    Object.keys(FLOW_COLUMNS).map((name) => [name, (NAMES as readonly string[]).indexOf(name)]),
  ) as FlowHeader['at'],
  width: NAMES.length,
  symbol: undefined,
};
function row(cells: Partial<Record<(typeof NAMES)[number], string>>) {
  const whole = { time: '1600000000', from: `0x${'a1'.repeat(20)}`, to: `0x${'b2'.repeat(20)}`, ...cells };
  return parseFlowRow(
    NAMES.map((name) => (whole as Record<string, string>)[name] ?? ''),
    header,
    () => undefined,
  );
}
const LIMIT = 1n << 256n;
const BOUNDS = [0n, 1n, 1n << 63n, 1n << 64n, 1n << 128n, 1n << 255n, LIMIT - 1n, LIMIT, 1n << 280n];

describe('numbers of a flow table', () => {
  it.each(BOUNDS)('%i base units are read whole, or the row is none', (units) => {
    for (const cells of [{ units: `${units}` }, { value: `${units}`, decimals: '0' }]) {
      const found = row(cells);
      if (units < LIMIT) expect(found).toMatchObject({ value: units });
      else expect(found).toMatch(/256 bits/);
    }
    const token = row({ units: '1', token_id: `${units}` });
    if (units < LIMIT) expect(token).toMatchObject({ tokenId: units });
    else expect(token).toMatch(/not a token id/);
  });
  it.each<[string, Parameters<typeof row>[0]]>([
    ['a negative amount', { units: '-1' }],
    ['a part of a base unit', { units: '1.5' }],
    ['base units in hexadecimal', { units: '0x10' }],
    ['a text of a million digits', { units: '9'.repeat(1_000_000) }],
    ['a number of a million digits', { value: '9'.repeat(1_000_000) }],
    ['an exponent that no amount has', { value: '1e300' }],
    ['a second beyond those of 32 bits', { units: '1', time: '4294967296' }],
    ['a block number that is none', { units: '1', block: '-1' }],
    ['a block number of 13 digits', { units: '1', block: '1000000000000' }],
  ])('%s makes a row none', (_, cells) => {
    expect(row(cells)).toBeTypeOf('string');
  });
  it('the last second of 32 bits is one', () => {
    expect(row({ units: '1', time: '4294967295' })).toMatchObject({ time: 4_294_967_295 });
  });
});
