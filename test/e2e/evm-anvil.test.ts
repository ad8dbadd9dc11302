import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Hex, keccak256, parseEther, stringToHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anvilChain } from '../chains/evm/protocols/anvil-chain.ts';
import { startAnvil } from '../node/support/anvil.ts';
import { findAnvil } from '../node/support/find-anvil.ts';
import { hashFolder } from '../support/hash-folder.ts';
import { temporaryFolder } from '../support/make-chain.ts';

const binary = findAnvil();
const reason = binary === undefined ? ' (skipped: no anvil, set JEJAK_ANVIL)' : '';
const cli = resolve('dist/cli/main.js');
const folder = temporaryFolder();

// A node that calls itself Ethereum, after the merge, with WETH and Uniswap's factory where Ethereum has them.
const CHAIN_ID = 1;
const GENESIS = 20_000_000;
const WETH = '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2';
const FACTORY = '0x5c69bee701ef814a2b6a3edd4b1652cb9cc5aa6f';
const CORE = 'node_modules/@uniswap/v2-core/build';
const PERIPHERY = 'node_modules/@uniswap/v2-periphery/build';
const NEVER = 2n ** 64n;
const POLICIES = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'] as const;
const TRANSFER = keccak256(stringToHex('Transfer(address,address,uint256)'));
const WITHDRAWAL = keccak256(stringToHex('Withdrawal(address,uint256)'));
const MISSING = /Internal calls are missing in (\d+) of \1 blocks/;

type Policy = (typeof POLICIES)[number];
type Amounts = Partial<Record<Policy, string>>;
type Contract = Awaited<ReturnType<ReturnType<typeof anvilChain>['deployBuild']>>;
interface Place {
  readonly address: string;
  readonly asset: number;
  readonly reason: string;
  readonly tag?: { readonly label: string };
  readonly amounts: Amounts;
  readonly agreement: number;
}
interface Traced {
  readonly coverage: Record<string, unknown> & { readonly noTraces: number; readonly blocks: number };
  readonly assets: readonly { readonly id: number; readonly contract?: string }[];
  readonly terminals: readonly Place[];
  readonly hops: readonly { readonly hash: string; readonly method: string; readonly into?: object }[];
  readonly conservation: Record<Policy, readonly { readonly difference: string }[]>;
}

function jejak(...words: string[]) {
  return spawnSync(process.execPath, [cli, ...words], {
    cwd: folder.path,
    encoding: 'utf8',
    env: { TZ: 'UTC', LANG: 'C' },
  });
}

function good(...words: string[]): string {
  const run = jejak(...words);
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  return run.stdout;
}

describe.skipIf(binary === undefined)(`a theft on a real EVM node, end to end${reason}`, () => {
  let anvil: Awaited<ReturnType<typeof startAnvil>>;
  let node: ReturnType<typeof anvilChain>;
  let [deployer, victim, thief, mule, exchange, stash] = [] as unknown as Hex[];
  // An address that is new to the chain, with a key of its own: what the node signs for strangers is no signature.
  const fresh = privateKeyToAccount(keccak256(stringToHex('only for this test')));
  const cash = fresh.address.toLowerCase() as Hex;
  let [stolen, other, router] = [] as unknown as Contract[];
  let theft: Hex;
  let before: string;
  /** Hashes by what the thief did. */
  const did: Record<string, Hex> = {};

  const send = async (from: Hex, contract: Contract, name: string, ...args: unknown[]): Promise<Hex> => {
    const hash = (await contract.write[name]!(
      args as never,
      { account: from, gas: 8_000_000n } as never,
    )) as Hex;
    expect((await node.reader.waitForTransactionReceipt({ hash })).status).toBe('success');
    return hash;
  };
  /** What the node's receipt says: base units of the events of a contract, from and to whom. */
  const inReceipt = async (hash: Hex, of: { contract: string; from?: string; to?: string }) => {
    const { logs } = await node.reader.getTransactionReceipt({ hash });
    const is = (topic: string | undefined, address: string | undefined) =>
      address === undefined || topic?.slice(-40) === address.slice(2).toLowerCase();
    return logs
      .filter(({ address, topics }) => {
        if (address.toLowerCase() !== of.contract.toLowerCase()) return false;
        if (topics[0] === WITHDRAWAL) return is(topics[1], of.from);
        return topics[0] === TRANSFER && is(topics[1], of.from) && is(topics[2], of.to);
      })
      .reduce((sum, { data }) => sum + BigInt(data), 0n);
  };
  const ingest = (data: string, ...more: string[]) =>
    good('ingest', 'evm', '--chain', 'ethereum', '--rpc', anvil.url, '--data', data, '--quiet', ...more);
  const trace = (data: string): Traced =>
    JSON.parse(
      good('trace', '--from', `${theft}:${thief}`, '--tags', 'tags.csv', '--data', data, '--format', 'json'),
    ) as Traced;
  const place = (traced: Traced, address: string, contract: string | undefined) =>
    traced.terminals.filter(
      (one) =>
        one.address === address.toLowerCase() &&
        traced.assets.find(({ id }) => id === one.asset)?.contract === contract?.toLowerCase(),
    );
  const all = (amount: bigint): Amounts =>
    Object.fromEntries(POLICIES.map((policy) => [policy, String(amount)]));
  /** Everything but which bytes the data are: two lakes of the same blocks may be cut into other segments. */
  const answer = (traced: Traced) => ({ ...traced, coverage: { ...traced.coverage, manifestHash: '' } });

  beforeAll(async () => {
    anvil = await startAnvil(binary!, ['--chain-id', `${CHAIN_ID}`, '--number', `${GENESIS}`]);
    node = anvilChain(anvil.url, CHAIN_ID);
    [deployer, victim, thief, mule, exchange, stash] = (await node.accounts()) as [
      Hex,
      Hex,
      Hex,
      Hex,
      Hex,
      Hex,
    ];
    const moved = async (path: string, address: string, args: readonly unknown[] = []) => {
      const built = await node.deployBuild(deployer, path, args);
      await anvil.call('anvil_setCode', address, await node.reader.getCode({ address: built.address }));
    };
    await moved(`${CORE}/UniswapV2Factory.json`, FACTORY, [deployer]);
    await moved(`${PERIPHERY}/WETH9.json`, WETH);
    router = await node.deployBuild(deployer, `${PERIPHERY}/UniswapV2Router02.json`, [FACTORY, WETH]);
    stolen = await node.deployBuild(deployer, `${CORE}/ERC20.json`, [parseEther('1000000')]);
    other = await node.deployBuild(deployer, `${CORE}/ERC20.json`, [parseEther('1000000')]);
    for (const token of [stolen, other]) await send(deployer, token, 'approve', router.address, 2n ** 255n);
    const [e1k, e2k] = [parseEther('1000'), parseEther('2000')];
    const pool = [stolen.address, other.address, e1k, e2k, 0n, 0n, deployer, NEVER];
    await send(deployer, router, 'addLiquidity', ...pool);
    const value = parseEther('50');
    const hash = (await router.write.addLiquidityETH!(
      [stolen.address, e1k, 0n, 0n, deployer, NEVER] as never,
      { account: deployer, value } as never,
    )) as Hex;
    await node.reader.waitForTransactionReceipt({ hash });
    await send(deployer, stolen, 'transfer', victim, e1k);
    await send(deployer, other, 'transfer', mule, parseEther('50'));

    theft = await send(victim, stolen, 'transfer', thief, e1k);
    await send(thief, stolen, 'approve', router.address, 2n ** 255n);
    did.swap = await send(
      thief,
      router,
      'swapExactTokensForTokens',
      parseEther('400'),
      0n,
      [stolen.address, other.address],
      thief,
      NEVER,
    );
    did.sell = await send(
      thief,
      router,
      'swapExactTokensForETH',
      parseEther('300'),
      0n,
      [stolen.address, WETH],
      cash,
      NEVER,
    );
    did.cashOut = await node.wallet.sendTransaction({ account: fresh, to: exchange, value: parseEther('5') });
    await node.reader.waitForTransactionReceipt({ hash: did.cashOut });
    did.toMule = await send(thief, other, 'transfer', mule, parseEther('100'));
    did.fromMule = await send(mule, other, 'transfer', exchange, parseEther('80'));
    before = await anvil.call<string>('evm_snapshot');
    did.deposit = await send(thief, other, 'transfer', exchange, parseEther('200'));
    await anvil.call('anvil_mine', '0x2');
    const tags = [
      'address,label,category,confidence,source',
      `${exchange},Exchange deposit,exchange,own,test`,
    ];
    writeFileSync(join(folder.path, 'tags.csv'), `${tags.join('\n')}\n`);
  }, 120_000);
  afterAll(async () => {
    await anvil?.stop();
    folder.remove();
  });

  it('reads, verifies and shows what the node has', async () => {
    const tip = Number(await node.reader.getBlockNumber({ cacheTime: 0 }));
    const out = ingest('lake', '--from-block', `${GENESIS}`);
    expect(out).toContain(`${tip - GENESIS + 1} blocks`);
    expect(out).toContain(`the lake goes to block ${tip} (ethereum)`);
    expect(out).not.toContain('missing');
    const status = JSON.parse(good('status', '--data', 'lake', '--format', 'json')) as object;
    expect(status).toMatchObject({ tipHeight: tip, noTraces: 0, noReceipts: 0, ledgerReady: true });
    expect(good('verify', '--deep', '--data', 'lake')).toContain('The lake is good');
    const swap = good('tx', did.swap!, '--data', 'lake');
    for (const address of [thief, stolen.address, other.address])
      expect(swap).toContain(address.slice(0, 10));
  });

  it('every policy stops where the money is, with the amounts of the receipts', async () => {
    const traced = trace('lake');
    for (const policy of POLICIES)
      for (const { difference } of traced.conservation[policy]) expect(difference, policy).toBe('0');
    // The swap for the other token, and what was paid out of it.
    const bought = await inReceipt(did.swap!, { contract: other.address, to: thief });
    const deposited = await inReceipt(did.deposit!, { contract: other.address, from: thief, to: exchange });
    const toMule = await inReceipt(did.toMule!, { contract: other.address, to: mule });
    expect(place(traced, thief, other.address)).toMatchObject([
      { reason: 'unspent', agreement: 5, amounts: all(bought - deposited - toMule) },
    ]);
    // The swap for ether, to an address that had none; it paid the exchange and the fee.
    const ether = await inReceipt(did.sell!, { contract: WETH, from: router.address });
    const { gasUsed, effectiveGasPrice } = await node.reader.getTransactionReceipt({ hash: did.cashOut! });
    const paid = parseEther('5');
    expect(place(traced, exchange, undefined)).toMatchObject([
      { reason: 'tag', tag: { label: 'Exchange deposit' }, agreement: 5, amounts: all(paid) },
    ]);
    expect(place(traced, cash, undefined)).toMatchObject([
      { reason: 'unspent', amounts: all(ether - paid - gasUsed * effectiveGasPrice) },
    ]);
    expect(await node.reader.getBalance({ address: cash })).toBe(ether - paid - gasUsed * effectiveGasPrice);
    // What he did not sell.
    const kept = (await stolen.read.balanceOf!([thief])) as bigint;
    expect(place(traced, thief, stolen.address)).toMatchObject([{ reason: 'unspent', amounts: all(kept) }]);
    // The mule had 50 of its own, got 100 and paid 80: worked out by hand for each convention.
    const e18 = 10n ** 18n;
    const share = (80n * e18 * 100n) / 150n;
    const byHand: Record<Policy, readonly [bigint, bigint]> = {
      poison: [80n * e18, 70n * e18],
      haircut: [share, 100n * e18 - share],
      fifo: [30n * e18, 70n * e18],
      lifo: [80n * e18, 20n * e18],
      tiho: [80n * e18, 20n * e18],
    };
    const [atExchange] = place(traced, exchange, other.address);
    const [atMule] = place(traced, mule, other.address);
    for (const policy of POLICIES) {
      expect(BigInt(atExchange!.amounts[policy]!), policy).toBe(deposited + byHand[policy][0]);
      expect(BigInt(atMule!.amounts[policy]!), policy).toBe(byHand[policy][1]);
    }
    // Nobody else holds any of it: no pool, no router, no provider of liquidity.
    const people = new Set([thief, mule, exchange, cash]);
    for (const { address } of traced.terminals) expect(people).toContain(address);
    const methods = traced.hops.filter(({ into }) => into).map(({ hash, method }) => [hash, method]);
    expect(methods).toEqual([
      [did.swap, 'uniswap-v2'],
      [did.sell, 'uniswap-v2'],
      [did.sell, 'wrap'],
    ]);
  });

  it('writes the report, the same bytes again', () => {
    const words = ['report', '--from', `${theft}:${thief}`, '--tags', 'tags.csv', '--data', 'lake', '--out'];
    good(...words, 'a.html');
    const html = readFileSync(join(folder.path, 'a.html'), 'utf8');
    for (const hash of [did.swap, did.sell, did.cashOut, did.deposit]) expect(html).toContain(hash);
    good(...words, 'a.html');
    expect(readFileSync(join(folder.path, 'a.html'), 'utf8')).toBe(html);
  });

  it('without traces every answer says what is missing, and ether that a contract paid is not seen', () => {
    expect(ingest('bare', '--from-block', `${GENESIS}`, '--no-traces')).toContain(
      'internal calls are missing',
    );
    const seed = `${theft}:${thief}`;
    const answers = [
      ['status'],
      ['tx', did.sell!],
      ['address', thief],
      ['trace', '--from', seed],
      ['trace', '--from', `${exchange}@${GENESIS + 1_000}`, '--direction', 'backward'],
    ];
    for (const words of answers) expect(good(...words, '--data', 'bare'), words[0]).toMatch(MISSING);
    good('report', '--from', seed, '--data', 'bare', '--out', 'bare.html');
    expect(readFileSync(join(folder.path, 'bare.html'), 'utf8')).toMatch(MISSING);
    expect(good('verify', '--deep', '--data', 'bare')).toContain('The lake is good');
    const traced = trace('bare');
    expect(traced.coverage.noTraces).toBe(traced.coverage.blocks);
    // The coin's way out of the router stands in no event.
    expect(place(traced, cash, undefined)).toEqual([]);
    expect(place(traced, exchange, undefined)).toEqual([]);
    for (const policy of POLICIES)
      for (const { difference } of traced.conservation[policy]) expect(difference).toBe('0');
    // Tokens are followed all the same.
    const whole = trace('lake');
    for (const token of [stolen, other])
      for (const address of [thief, mule, exchange])
        expect(place(traced, address, token.address).map(({ amounts }) => amounts)).toEqual(
          place(whole, address, token.address).map(({ amounts }) => amounts),
        );
  });

  it('the chain turns: the lake follows, and the trace with it, as a lake from nothing', async () => {
    const old = Number(await node.reader.getBlockNumber({ cacheTime: 0 }));
    expect(await anvil.call('evm_revert', before)).toBe(true);
    const fork = Number(await anvil.call<string>('eth_blockNumber'));
    did.hide = await send(thief, other, 'transfer', stash, parseEther('150'));
    await anvil.call('anvil_mine', '0x4');
    for (const data of ['lake', 'bare']) {
      const more = data === 'bare' ? ['--no-traces'] : [];
      const out = ingest(data, '--from-block', `${GENESIS}`, ...more);
      expect(out).toContain(
        `The chain was reorganised: ${old - fork} blocks of the old branch were taken back.`,
      );
      expect(out).toContain(`the lake goes to block ${fork + 5} (ethereum)`);
      expect(good('verify', '--deep', '--data', data)).toContain('The lake is good');
      ingest(`new-${data}`, '--from-block', `${GENESIS}`, ...more);
      expect(hashFolder(join(folder.path, data))).toEqual(hashFolder(join(folder.path, `new-${data}`)));
    }
    const traced = trace('lake');
    expect(traced).toEqual(trace('new-lake'));
    const hidden = await inReceipt(did.hide, { contract: other.address, to: stash });
    expect(hidden).toBe(parseEther('150'));
    expect(place(traced, stash, other.address)).toMatchObject([{ reason: 'unspent', amounts: all(hidden) }]);
    expect(place(traced, exchange, other.address)[0]!.amounts.fifo).toBe(String(parseEther('30')));
    expect(jejak('tx', did.deposit!, '--data', 'lake').stderr).toContain('TX_UNKNOWN');
  });

  it('grows by what comes later, and a reorganisation of a part of that is followed too', async () => {
    await send(stash, other, 'transfer', exchange, parseEther('150'));
    ingest('lake');
    const arrived = (traced: Traced) => place(traced, exchange, other.address)[0]!.amounts.fifo;
    expect(arrived(trace('lake'))).toBe(String(parseEther('180')));
    // The last block is replaced by an empty one: the payment is gone.
    await anvil.call('anvil_reorg', 1, []);
    expect(ingest('lake')).toContain('reorganised: 1 blocks');
    const traced = trace('lake');
    expect(arrived(traced)).toBe(String(parseEther('30')));
    ingest('last', '--from-block', `${GENESIS}`);
    expect(answer(traced)).toEqual(answer(trace('last')));
    expect(good('ingest', 'evm', '--rpc', anvil.url, '--data', 'lake')).toContain('Nothing new');
  });
});
