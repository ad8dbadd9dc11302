import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, ingestBlocks, ledgerBlocks } from '../../support/make-ledger.ts';
import { run } from '../support.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'lake');
afterAll(() => folder.remove());

/** The thief's own contract says that it is a mixer, and pays what it got to the thief's next address. */
beforeAll(async () => {
  await ingestBlocks(
    data,
    ledgerBlocks([
      [{ moves: [{ from: 'thief', to: 'mule', value: 10 }] }],
      [
        {
          moves: [{ from: 'mule', to: 'fake', value: 10 }],
          events: [
            { kind: 'mixer-deposit', protocol: 'tornado-cash-like', genuine: false, site: addressOf('fake') },
          ],
        },
      ],
      [
        {
          sender: 'relayer',
          moves: [{ from: 'fake', to: 'own', value: 10 }],
          events: [
            {
              kind: 'mixer-withdrawal',
              protocol: 'tornado-cash-like',
              genuine: false,
              site: addressOf('fake'),
              recipient: addressOf('innocent'),
            },
          ],
        },
      ],
    ]),
    { chain: 'ethereum' },
  );
});

const trace = (...more: string[]) =>
  run(['trace', '--from', addressOf('thief'), '--policy', 'fifo', '--data', data, ...more]);

it('a contract that only says that it is a mixer is a candidate, in both languages, and the trace goes on', async () => {
  const english = (await trace('--lang', 'en')).out;
  expect(english).toContain('Candidates. No trace stops or goes on by them');
  expect(english).toContain(
    `ethereum ${hashOf(2, 0)}: deposit into a mixer over tornado-cash-like; the contract that says so, ${addressOf('fake')}, is in no list of Jejak`,
  );
  expect(english).toContain(addressOf('own'));
  expect(english).not.toContain(addressOf('innocent'));
  const indonesian = (await trace('--lang', 'id')).out;
  expect(indonesian).toContain(
    `ethereum ${hashOf(2, 0)}: setoran ke mixer melalui tornado-cash-like; kontrak`,
  );
  const cut = (await trace('--lang', 'en', '--limit', '0')).out;
  expect(cut).toContain('0 of 1 shown');
});

it('programs and reports get the same candidates', async () => {
  const answer = JSON.parse((await trace('--format', 'json')).out);
  expect(answer.candidates).toEqual([
    {
      chain: 'ethereum',
      tx: hashOf(2, 0),
      kind: 'mixer-deposit',
      protocol: 'tornado-cash-like',
      site: addressOf('fake'),
      reason: 'contract-not-listed',
    },
  ]);
  expect(answer.terminals.map(({ address }: { address: string }) => address)).toEqual([addressOf('own')]);
  const file = join(folder.path, 'report.html');
  await run(['report', '--from', addressOf('thief'), '--data', data, '--out', file, '--lang', 'id']);
  expect(readFileSync(file, 'utf8')).toContain('setoran ke mixer melalui tornado-cash-like');
});
