import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProtocolEvent } from '../../../src/chains/evm/protocols/protocol-event.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, ingestBlocks, ledgerBlocks } from '../../support/make-ledger.ts';
import { run } from '../support.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'lake');
afterAll(() => folder.remove());

const event = (fields: Partial<ProtocolEvent>) => ({
  protocol: 'tornado-cash',
  site: addressOf('pool'),
  ...fields,
});

/** The thief deposits, and withdraws to the very same address; somebody else deposits three notes and nothing more. */
beforeAll(async () => {
  const deposit = (who: string) => ({
    moves: [{ from: who, to: 'pool', value: 10 }],
    events: [event({ kind: 'mixer-deposit', payer: addressOf(who), paidIn: { asset: {}, value: 10n } })],
  });
  await ingestBlocks(
    data,
    ledgerBlocks([
      [
        { moves: [{ from: 'bank', to: 'thief', value: 10 }] },
        { moves: [{ from: 'bank', to: 'b', value: 35 }] },
      ],
      [deposit('thief'), deposit('b'), deposit('b'), deposit('b')],
      [
        {
          sender: 'relayer',
          moves: [{ from: 'pool', to: 'thief', value: 10 }],
          events: [event({ kind: 'mixer-withdrawal', recipient: addressOf('thief') })],
        },
      ],
    ]),
    { chain: 'ethereum' },
  );
});

const trace = async (from: string, ...more: string[]) =>
  (await run(['trace', '--from', addressOf(from), '--policy', 'fifo', '--data', data, ...more])).out;

it('a rule stands with the size of its set, and what a rule did not look at with the reason, in both languages', async () => {
  const english = await trace('thief', '--lang', 'en');
  expect(english).toContain('Mixer tornado-cash: 1 traced deposits of 4; 1 of 1 withdrawals');
  expect(english).toContain('address-match (1)');
  expect(english).toContain(
    'The rule unique-gas-price was not applied to 4 of 4 deposits and 1 of 1 withdrawals: the data do not say what their gas cost.',
  );
  expect(english).not.toContain('read whole');
  const indonesian = await trace('thief', '--lang', 'id');
  expect(indonesian).toContain(
    'Aturan unique-gas-price tidak diterapkan pada 4 dari 4 setoran dan 1 dari 1 penarikan: data tidak menyebut harga gasnya.',
  );
});

it('who pours what he has into the mixer is named though no rule knows a withdrawal', async () => {
  const english = await trace('b', '--lang', 'en');
  expect(english).toContain('no rule connects one of 1 withdrawals with them');
  expect(english).toContain(`one actor by the rule remainder (${addressOf('b')}): 3 deposits, 0 withdrawals`);
});

it('as JSON every candidate set has its rule and its size', async () => {
  const { mixers } = JSON.parse(await trace('thief', '--format', 'json')) as {
    mixers: { candidates: { findings: { heuristic: string; size: number }[] }[]; notApplied: unknown[] }[];
  };
  expect(mixers[0]!.candidates[0]!.findings).toMatchObject([{ heuristic: 'address-match', size: 1 }]);
  expect(mixers[0]!.notApplied).toEqual([
    { heuristic: 'unique-gas-price', reason: 'no-price', deposits: 4, withdrawals: 1 },
  ]);
});
