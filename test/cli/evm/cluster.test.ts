import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestFiles, makeChain, temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, ingestBlocks, ledgerBlocks, type Tx } from '../../support/make-ledger.ts';
import { run } from '../support.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const ETH = 10n ** 18n;
const [ann, bob, cid, dep, exchange, alone] = ['ann', 'bob', 'cid', 'dep', 'exchange', 'alone'].map(
  addressOf,
) as [string, string, string, string, string, string];
const [ethereum, bnb, flows, bitcoin] = ['ethereum', 'bnb', 'flows', 'bitcoin'].map((name) =>
  join(folder.path, name),
) as [string, string, string, string];
const tags = join(folder.path, 'tags.csv');
const pay = (from: string, to: string, value = ETH): Tx => ({ sender: from, moves: [{ from, to, value }] });

beforeAll(async () => {
  const blocks = [
    [pay('-', 'ann'), pay('-', 'bob'), pay('-', 'alone')],
    [pay('ann', 'dep')],
    [pay('dep', 'exchange', ETH - 5n * 10n ** 15n)],
    [pay('bob', 'dep'), pay('dep', 'exchange')],
    [pay('bob', 'cid')],
    [pay('cid', 'shop', 1n)],
  ];
  await ingestBlocks(ethereum, ledgerBlocks(blocks), { chain: 'ethereum' });
  await ingestBlocks(bnb, ledgerBlocks([[pay('-', 'ann')], [pay('ann', 'shop')]]), { chain: 'bnb' });
  writeFileSync(tags, `address,label,category\n${exchange},Exchange 1,exchange\n`);
  const rows = [`1600000000,10,${ann},${dep},1`, `1600000012,11,${bob},${dep},2`];
  const out = [`1600000024,12,${dep},${exchange},1`, `1600000036,13,${dep},${exchange},2`];
  const table = join(folder.path, 'flows.csv');
  writeFileSync(table, `${['time,block,from,to,value', ...rows, ...out].join('\n')}\n`);
  const words = ['ingest', 'evm', '--chain', 'ethereum', '--flows', table, '--data', flows, '--quiet'];
  expect((await run(words)).code).toBe(0);
  await makeChain(folder.path);
  await ingestFiles(join(folder.path, 'blocks'), bitcoin);
});

const on = (...words: string[]) => run([...words, '--data', ethereum, '--tags', tags]);

describe('cluster', () => {
  it('as a table: members, rules, confidence, the deposit address, how to see why', async () => {
    const { out, code } = await on('cluster', ann);
    expect(code).toBe(0);
    expect(out).toContain('2 addresses that rules link with each other; rules asked: deposit, token-deposit');
    // kappa of 0.005 ETH kept and one block: 1 - 1/4 - 1/6400 = 0.7498...
    const row = new RegExp(`${bob} +share a deposit address +74 +${dep} +4 transaction`);
    expect(out).toMatch(row);
    expect(out).toContain(`jejak why ${ann} ${bob} --data ${ethereum} --tags ${tags}`);
    expect(out).toContain('1 tagged address(es) of exchanges are in the data');
    expect(out).toContain('docs/explanation/account-clusters.md');
  });
  it('in Indonesian', async () => {
    const { out } = await on('cluster', ann, '--lang', 'id');
    expect(out).toContain('Inferensi (aturan Jejak): klaster');
    expect(out).toContain('memakai alamat setoran yang sama');
  });
  it('as JSON and CSV: every transaction', async () => {
    const answer = JSON.parse((await on('cluster', bob, '--format', 'json')).out);
    expect(answer).toMatchObject({ size: 2, looked: 2, known: 2, rules: ['deposit', 'token-deposit'] });
    expect(answer.members.map(({ address }: { address: string }) => address)).toEqual([ann, bob]);
    expect(answer.members[0].link).toMatchObject({
      rule: 'deposit',
      confidenceMillionths: 749_843,
      via: dep,
      asset: { kind: 'native' },
      evidence: [
        { chain: 'ethereum', hash: hashOf(2, 0), number: 2 },
        { hash: hashOf(3, 0) },
        { hash: hashOf(4, 0) },
        { hash: hashOf(4, 1) },
      ],
    });
    const csv = (await on('cluster', bob, '--format', 'csv')).out.split('\n');
    expect(csv[0]).toBe('address,rules,confidence,via,evidence');
    expect(csv[1]).toBe(
      `${ann},deposit,74,${dep},${[hashOf(2, 0), hashOf(3, 0), hashOf(4, 0), hashOf(4, 1)].join(' ')}`,
    );
  });
  it('pages and limits of work', async () => {
    const page = await on('cluster', ann, '--limit', '1');
    expect(page.out).toContain('1 of 2 shown');
    expect(page.out).toContain('--offset 1');
    const capped = await on('cluster', ann, '--max-transactions', '5');
    expect(capped.out).toContain('0 of 1 addresses that links reached were looked at');
    const busy = await on('cluster', ann, '--max-outputs', '3');
    expect(busy.out).toContain('1 account(s) with more than 3 transfers were taken for services');
    expect(busy.out).toContain('has no link');
  });
  it('an address without a link, a service, a deposit address', async () => {
    expect((await on('cluster', alone)).out).toContain(`${alone} has no link with another address`);
    expect((await on('cluster', exchange)).out).toContain('is tagged "Exchange 1" (exchange)');
    const deposit = await on('cluster', dep);
    expect(deposit.out).toContain('looks like a deposit address of Exchange 1: 2 address(es) paid into it');
    expect(deposit.out).toContain(`jejak cluster ${ann} --data`);
  });
  it('over several chains', async () => {
    const { out } = await on('cluster', ann, '--also', bnb);
    expect(out).toContain('3 addresses');
    expect(out).toMatch(new RegExp(`bnb:${ann} +same address on another chain +100`));
    const why = await on('why', bob, ann, '--also', bnb, '--rules', 'gas-funder,same-address');
    expect(why.out).toContain('are not in one cluster');
  });
  it('other rules, and what they need', async () => {
    const gas = await run(['cluster', cid, '--rules', 'gas-funder', '--data', ethereum]);
    expect(gas.out).toMatch(new RegExp(`${bob} +one paid the first gas of the other +20`));
    expect(gas.out).toContain('begin at block 1; the first coin that they show need not be the first');
    const both = await run(['cluster', cid, '--rules', 'gas-funder,deposit', '--data', ethereum]);
    expect(both.out).toContain('it needs tags of exchanges (--tags)');
    const logs = await run(['cluster', ann, '--rules', 'self-authorisation', '--data', flows]);
    expect(logs.out).toContain('needs logs; they are missing in 4 of 4 blocks');
    const also = await run(['cluster', ann, '--rules', 'same-address', '--data', flows]);
    expect(also.out).toContain('--also');
  });
  it('a flow table: deposits by rows that nobody verified', async () => {
    const { out } = await run(['cluster', ann, '--data', flows, '--tags', tags]);
    expect(out).toContain('2 addresses');
    expect(out).toContain('nothing was verified against the chain');
  });
});

describe('why', () => {
  it('every transaction of every link', async () => {
    const { out, code } = await on('why', ann, bob);
    expect(code).toBe(0);
    expect(out).toContain('1 link(s)');
    for (const hash of [hashOf(2, 0), hashOf(3, 0), hashOf(4, 0), hashOf(4, 1)])
      expect(out).toContain(`1. ${hash} (block `);
    expect(out).toContain('weakest step: confidence 74 of 100');
    expect(JSON.parse((await on('why', ann, bob, '--format', 'json')).out)).toMatchObject({
      together: true,
      steps: [{ a: ann, b: bob, rule: 'deposit' }],
    });
    expect((await on('why', ann, ann)).out).toContain('one and the same');
  });
  it('through two rules', async () => {
    const { out } = await on('why', ann, cid, '--rules', 'deposit,gas-funder');
    expect(out).toContain('2 link(s)');
    expect(out).toContain('weakest step: confidence 20 of 100');
  });
  it('apart is no proof', async () => {
    const { out, code } = await on('why', ann, alone, '--lang', 'id');
    expect(code).toBe(0);
    expect(out).toContain('tidak dalam satu klaster');
    expect(out).toContain('bukan bukti bahwa pemiliknya berbeda');
    const json = JSON.parse((await on('why', ann, alone, '--format', 'json')).out);
    expect(json).toMatchObject({
      together: false,
      evidence: [expect.stringContaining(alone), expect.anything()],
    });
  });
});

describe('what cannot be asked', () => {
  const nobody = addressOf('nobody at all');
  it.each([
    ['no tags', ['cluster', ann], 'DEPOSIT_TAGS'],
    ['an address that is none', ['cluster', '0x12', '--tags', tags], 'EVM_ADDRESS_INVALID'],
    ['an address that does not occur', ['cluster', nobody, '--tags', tags], 'ADDRESS_UNKNOWN'],
    ['a second address that does not occur', ['why', ann, nobody, '--tags', tags], 'ADDRESS_UNKNOWN'],
    ['a rule that is none', ['cluster', ann, '--rules', 'deposit,magic', '--tags', tags], 'OPTION_INVALID'],
    ['no rule', ['cluster', ann, '--rules', '', '--tags', tags], 'OPTION_INVALID'],
    ['tags that are not there', ['cluster', ann, '--tags', 'absent.csv'], 'FILE_MISSING'],
    ['one chain twice', ['cluster', ann, '--tags', tags, '--also', ethereum], 'OPTION_INVALID'],
    ['a lake of Bitcoin beside it', ['cluster', ann, '--tags', tags, '--also', bitcoin], 'LAKE_FAMILY'],
    ['doubt about Bitcoin transactions', ['why', ann, bob, '--without-rule', 'change'], 'OPTION_INVALID'],
  ])('%s', async (_, words, code) => {
    const result = await run([...words, '--data', ethereum]);
    expect(result.err).toContain(code);
    expect(result.code).toBe(1);
    expect(result.err).not.toContain('    at ');
  });
  it('rules of account chains on a lake of Bitcoin', async () => {
    const result = await run(['cluster', 'x', '--rules', 'deposit', '--data', bitcoin]);
    expect(result.err).toContain('OPTION_INVALID');
  });
});
