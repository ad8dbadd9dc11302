import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestFiles, makeChain, temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, ingestBlocks, ledgerBlocks } from '../../support/make-ledger.ts';
import { sharedData } from '../../support/shared-data.ts';
import { run } from '../support.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
afterAll(() => folder.remove());

const HEAD = 'time,block,tx,from,from_label,to,to_label,value';
type Row = readonly [
  block: number,
  from: string,
  fromLabel: string,
  to: string,
  toLabel: string,
  value: number,
];

function writeTable(name: string, rows: readonly Row[]): string {
  const lines = rows.map(([block, from, fromLabel, to, toLabel, value]) =>
    [
      1_700_000_000 + 12 * block,
      block,
      hashOf(block, 0),
      addressOf(from),
      `"${fromLabel}"`,
      addressOf(to),
      `"${toLabel}"`,
      value,
    ].join(),
  );
  writeFileSync(at(name), `${[HEAD, ...lines].join('\n')}\n`);
  return at(name);
}

async function ingest(table: string, lake: string, chain = 'ethereum') {
  const words = [
    'ingest',
    'evm',
    '--chain',
    chain,
    '--flows',
    table,
    '--data',
    at(lake),
    '--quiet',
    '--lang',
    'en',
  ];
  expect((await run(words)).err).toBe('');
}

// thief -> mule 10; mule -> deposit 6 -> hot 6; mule -> friend 4; friend -> thief 1.
const ROWS: Row[] = [
  [1, 'thief', 'Thief 1', 'mule', 'Mule A', 10],
  [2, 'mule', 'Mule A', 'deposit', 'Xchange_Deposit_01', 6],
  [3, 'mule', 'Mule A', 'friend', '', 4],
  [4, 'deposit', 'Xchange_Deposit_01', 'hot', 'Xchange: Hot', 6],
  [5, 'friend', '', 'thief', 'Thief 1', 1],
];
beforeAll(async () => {
  await ingest(writeTable('flows.csv', ROWS), 'lake');
  await ingest(writeTable('nameless.csv', [[1, 'thief', '', 'mule', '', 10]]), 'nameless');
  await ingest(
    writeTable('other.csv', [[1, 'a', 'Only there', 'deposit', 'Only there too', 10]]),
    'bnb',
    'bnb',
  );
});

/** The words of a question; a start, a lake or a language among `more` goes before those that stand here. */
const words = (...more: string[]) => [
  '--from',
  more.includes('--from') ? more[more.indexOf('--from') + 1]! : addressOf('thief'),
  '--label',
  'theft',
  '--policy',
  'fifo',
  '--data',
  at('lake'),
  ...(more.includes('--lang') ? [] : ['--lang', 'en']),
  ...more.filter((word, i) => word !== '--from' && more[i - 1] !== '--from'),
];

async function json(...more: string[]) {
  const { out, err } = await run(['trace', ...words(...more), '--format', 'json']);
  expect(err).toBe('');
  return JSON.parse(out);
}
const coins = (units: string) => Number(BigInt(units) / 10n ** 18n);
const nameOf = (address: string) => Buffer.from(address.slice(2), 'hex').toString().replace(/^\.+/, '');
async function places(...more: string[]): Promise<string[]> {
  const { terminals } = await json(...more);
  return terminals
    .map((one: { address: string; reason: string; amounts: { fifo: string } }) =>
      [nameOf(one.address), one.reason, coins(one.amounts.fifo)].join(' '),
    )
    .sort();
}
const WHOLE = ['friend data-end 3', 'hot data-end 6', 'thief source 1'];
const SHORT = ['deposit tag 6', 'friend data-end 3', 'thief source 1'];

describe('the names of a table', () => {
  it('name every address in the answer as a claim of the table, and stop nothing', async () => {
    expect(await places('--table-names')).toEqual(WHOLE);
    const { terminals, names, parameters } = await json('--table-names');
    const hot = terminals.find(({ address }: { address: string }) => address === addressOf('hot'));
    expect(hot.tag).toEqual({ label: 'Xchange: Hot', category: '', source: 'flows.csv' });
    expect(
      names.map(({ address, tag }: { address: string; tag: { label: string } }) => [
        nameOf(address),
        tag.label,
      ]),
    ).toEqual([
      ['thief', 'Thief 1'],
      ['mule', 'Mule A'],
      ['deposit', 'Xchange_Deposit_01'],
      ['hot', 'Xchange: Hot'],
    ]);
    expect(parameters.tableNames).toEqual({
      tables: ['flows.csv'],
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      addresses: 4,
    });
    expect(parameters.taggedAddresses).toBe(0);
  });
  it('are not in an answer that was not asked for them', async () => {
    const plain = await json();
    expect(plain.names).toBeUndefined();
    expect(plain.parameters.tableNames).toBeUndefined();
    expect(plain.terminals.some(({ tag }: { tag?: unknown }) => tag)).toBe(false);
  });
  it('stand behind what the user himself calls an address', async () => {
    writeFileSync(at('own.csv'), `address,label,category\n${addressOf('hot')},My exchange,\n`);
    const { terminals, parameters } = await json('--table-names', '--tags', at('own.csv'));
    const hot = terminals.find(({ address }: { address: string }) => address === addressOf('hot'));
    expect(hot.tag).toEqual({ label: 'My exchange', category: '' });
    expect(parameters).toMatchObject({ taggedAddresses: 1, tableNames: { addresses: 4 } });
  });
  it('are as many as rows give: two names of one address stand side by side, those of a later table beside them', async () => {
    await ingest(writeTable('first.csv', [...ROWS, [6, 'hot', '=Hot wallet', 'last', 'End', 1]]), 'two');
    await ingest(writeTable('second.csv', [[7, 'last', 'Finish', 'z', '', 1]]), 'two');
    const { names, parameters } = await json('--table-names', '--data', at('two'));
    const called = Object.fromEntries(
      names.map(({ address, tag }: { address: string; tag: { label: string; source: string } }) => [
        nameOf(address),
        `${tag.label} [${tag.source}]`,
      ]),
    );
    expect(called).toMatchObject({
      hot: 'Xchange: Hot / =Hot wallet [first.csv]',
      last: 'End / Finish [first.csv, second.csv]',
    });
    expect(parameters.tableNames.tables).toEqual(['first.csv', 'second.csv']);
  });
  it('are no category, whatever somebody wrote into the file', async () => {
    await ingest(at('flows.csv'), 'edited');
    const file = join(at('edited'), 'labels.csv');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('Xchange_Deposit_01,,', 'Xchange_Deposit_01,exchange,'),
    );
    expect(await places('--table-names', '--data', at('edited'))).toEqual(WHOLE);
    expect(await places('--tags', file, '--data', at('edited'))).toEqual(SHORT);
  });
});

describe('a name to stop at', () => {
  it.each(['Xchange_Deposit_01', 'xchange_deposit_01', '*deposit*', 'Xchange_*', '*_01'])(
    '%s',
    async (pattern) => {
      const { parameters, terminals } = await json('--stop-at', pattern);
      expect(await places('--stop-at', pattern)).toEqual(SHORT);
      expect(parameters.stopAt).toEqual([{ pattern, names: 1, addresses: 1 }]);
      expect(parameters.tableNames.tables).toEqual(['flows.csv']);
      const stop = terminals.find(({ reason }: { reason: string }) => reason === 'tag');
      expect(stop.tag).toEqual({
        label: 'Xchange_Deposit_01',
        category: '',
        source: 'flows.csv',
        stop: { pattern, name: 'Xchange_Deposit_01', source: 'flows.csv' },
      });
    },
  );
  it('is one of several', async () => {
    expect(await places('--stop-at', 'Thief 1', '--stop-at', 'mule a')).toEqual(['mule tag 10']);
  });
  it.each([
    [addressOf('mule'), 1],
    [`${addressOf('mule')}@1`, 0],
    [hashOf(1, 0), 0],
    [`${hashOf(1, 0)}:${addressOf('mule')}`, 0],
  ])('is not one where it is the name of the start itself: %s', async (from) => {
    const { terminals } = await json('--from', from, '--stop-at', 'Mule*');
    expect(terminals.map(({ reason }: { reason: string }) => reason)).not.toContain('tag');
    expect(terminals.map(({ address }: { address: string }) => nameOf(address))).toContain('hot');
  });
  it('may be a name of --tags, with whose claim that is, also where the table calls the address something else', async () => {
    writeFileSync(
      at('claims.csv'),
      `address,label,category,source\n${addressOf('deposit')},Somebody,,a friend\n`,
    );
    const { terminals } = await json('--stop-at', 'some*', '--tags', at('claims.csv'));
    const stop = terminals.find(({ reason }: { reason: string }) => reason === 'tag');
    expect(stop.tag).toMatchObject({ label: 'Somebody', stop: { name: 'Somebody', source: 'a friend' } });
    expect(await places('--stop-at', '*deposit*', '--tags', at('claims.csv'))).toEqual(SHORT);
    // A lake without names of its own is enough then.
    writeFileSync(at('mule.csv'), `address,label\n${addressOf('mule')},The mule\n`);
    expect(await places('--stop-at', 'the mule', '--tags', at('mule.csv'), '--data', at('nameless'))).toEqual(
      ['mule tag 10'],
    );
  });
  it('says in both languages that a claim stopped the trace', async () => {
    const { out } = await run(['trace', ...words('--stop-at', '*deposit*')]);
    expect(out).toMatch(/stopped by name: Xchange_Deposit_01 +ETH +6\n/);
    expect(out).toContain('60.00 % attributed by a label or name');
    expect(out).toContain('Asked to stop at "*deposit*" (--stop-at): 1 name(s) of 1 address(es)');
    expect(out).toContain('Xchange_Deposit_01, claim of flows.csv: 1 place(s)');
    expect(out).not.toContain('tagged service');
    const indonesian = await run(['trace', ...words('--stop-at', '*deposit*', '--lang', 'id')]);
    expect(indonesian.out).toMatch(/berhenti menurut nama: Xchange_Deposit_01 +ETH +6\n/);
    expect(indonesian.out).toContain('Xchange_Deposit_01, klaim flows.csv: 1 tempat');
  });
  it('stands in the report with its claim, its names and the command that asks it again', async () => {
    const file = at('report.html');
    await run(['report', ...words('--stop-at', '*deposit*', '--out', file)]);
    const html = readFileSync(file, 'utf8');
    expect(html).toContain('Asked to stop at the name &quot;*deposit*&quot;');
    expect(html).toContain(
      'Xchange_Deposit_01 (claim of flows.csv) – at an address attributed by a label or name',
    );
    expect(html).toMatch(new RegExp(`${addressOf('mule')}.*>Mule A<.*>flows.csv<`));
    expect(html).toContain('&quot;pattern&quot;: &quot;*deposit*&quot;');
    expect(html).toMatch(/--stop-at .*\*deposit\*/);
  });
  it('stops what same-source follows, too', async () => {
    const { out } = await run(['same-source', ...words('--stop-at', '*deposit*', '--format', 'json')]);
    expect(JSON.parse(out).parameters.stopAt).toEqual([{ pattern: '*deposit*', names: 1, addresses: 1 }]);
  });
});

describe('what cannot be', () => {
  it('a lake without names says where they would be and what to do', async () => {
    const { code, err } = await run(['trace', ...words('--table-names', '--data', at('nameless'))]);
    expect(code).toBe(1);
    expect(err).toContain('TABLE_NAMES_MISSING');
    expect(err).toContain(join(at('nameless'), 'labels.csv'));
    expect(err).toContain('--flows');
    const { err: stop } = await run(['trace', ...words('--stop-at', 'x', '--data', at('nameless'))]);
    expect(stop).toContain('TABLE_NAMES_MISSING');
  });
  it('a lake that was made of blocks has none either', async () => {
    await ingestBlocks(at('blocks'), ledgerBlocks([[{ moves: [{ from: 'thief', to: 'b', value: 1 }] }]]));
    const { err } = await run(['trace', ...words('--table-names', '--data', at('blocks'))]);
    expect(err).toContain('TABLE_NAMES_MISSING');
  });
  it.each(['Tornado*', '', 'Xchange_Deposit'])('a name that no address has: "%s"', async (pattern) => {
    const { code, err, out } = await run(['trace', ...words('--stop-at', pattern)]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(`STOP_NAME_UNKNOWN: --stop-at "${pattern}" is none of the 4 names`);
    expect(err).toContain('"Xchange_Deposit_01"');
  });
  it('on a chain of outputs the options mean nothing', async () => {
    await makeChain(at('chain'), { transactions: 1_000 });
    await ingestFiles(join(at('chain'), 'blocks'), at('bitcoin'));
    for (const option of [['--table-names'], ['--stop-at', 'x']])
      for (const command of ['trace', 'report', 'same-source']) {
        const { err } = await run([
          command,
          '--from',
          'a:0',
          '--data',
          at('bitcoin'),
          '--lang',
          'en',
          ...option,
        ]);
        expect(err).toContain('OPTION_INVALID');
        expect(err).toContain(option[0]);
      }
  });
});

describe('two lakes', () => {
  const also = ['--also', at('bnb')];
  it('the names of each apply to it alone', async () => {
    // The same address in both: the table of the other chain calls it something else.
    expect(await places(...also, '--stop-at', 'Only there too')).toEqual(WHOLE);
    expect(await places(...also, '--stop-at', '*deposit*')).toEqual(SHORT);
    const { terminals } = await json(...also, '--table-names', '--stop-at', '*deposit*');
    expect(terminals[0].tag.label).not.toContain('Only there');
    const back = await run([
      'trace',
      ...words(
        '--from',
        addressOf('a'),
        '--data',
        at('bnb'),
        '--also',
        at('lake'),
        '--stop-at',
        '*deposit*',
        '--format',
        'json',
      ),
    ]);
    expect(JSON.parse(back.out).terminals[0]).toMatchObject({
      reason: 'data-end',
      tag: { label: 'Only there too' },
    });
  });
  it('one of them is enough for a name, or for names at all', async () => {
    const { err } = await run(['trace', ...words(...also, '--stop-at', 'nowhere')]);
    expect(err).toContain('of the 6 names');
    expect(err).toContain(at('bnb'));
    expect((await run(['trace', ...words(...also, '--table-names', '--data', at('nameless'))])).err).toBe('');
  });
});

describe.skipIf(!sharedData.present)(`the Harmony case${sharedData.reason}`, () => {
  const path = (file: string) => sharedData.path(`evm/laundering/harmony-2023/${file}`);
  const ask = async (...more: string[]) => {
    const { out, err } = await run([
      'trace',
      '--from',
      `@${path('source_addresses.csv')}`,
      '--label',
      'harmony',
      '--data',
      at('harmony'),
      '--format',
      'json',
      ...more,
    ]);
    expect(err).toBe('');
    return JSON.parse(out);
  };
  it('ends at the deposit addresses that the table names, under every method, and the books close', async () => {
    await ingest(path('flow_records.csv'), 'harmony');
    const free = await ask();
    const stopped = await ask('--stop-at', '*_Deposit_*');
    // Seven names in the table have the word; all are addresses of their own.
    const table = readFileSync(path('flow_records.csv'), 'utf8');
    const deposits = new Map(
      [...table.matchAll(/(0x[0-9a-f]{40}),(\w+_Deposit_\w+),/g)].map(([, a, n]) => [a, n]),
    );
    expect(stopped.parameters.stopAt).toEqual([
      { pattern: '*_Deposit_*', names: deposits.size, addresses: deposits.size },
    ]);
    const at = stopped.terminals.filter(({ reason }: { reason: string }) => reason === 'tag');
    expect(at.length).toBeGreaterThan(3);
    for (const { address, tag } of at) expect(deposits.get(address)).toBe(tag.stop.name);
    // Nothing goes on from there, while without the option it does.
    const from = ({ hops }: { hops: readonly { fromAddress: string }[] }) =>
      hops.filter(({ fromAddress }) => deposits.has(fromAddress)).length;
    expect(from(free)).toBeGreaterThan(3);
    expect(from(stopped)).toBe(0);
    for (const policy of stopped.parameters.policies)
      for (const row of stopped.conservation[policy]) expect(row.difference, policy).toBe('0');
  }, 60_000);
});
