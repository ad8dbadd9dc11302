import { type Hex, parseEther } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAnvil } from '../../../node/support/find-anvil.ts';
import { type Anvil, startAnvil } from '../../../node/support/start-anvil.ts';
import { anvilChain } from './anvil-chain.ts';
import { changesOf } from './changes-of.ts';

const binary = findAnvil();
const reason = binary === undefined ? ' (skipped: no anvil, set JEJAK_ANVIL)' : '';
const CORE = 'node_modules/@uniswap/v2-core/build';
const PERIPHERY = 'node_modules/@uniswap/v2-periphery/build';
const NEVER = 2n ** 64n;

describe.skipIf(binary === undefined)(`Uniswap V2 on a real node${reason}`, () => {
  let anvil: Anvil;
  let node: ReturnType<typeof anvilChain>;
  let user: Hex;
  let friend: Hex;
  let tokens: Awaited<ReturnType<typeof node.deployBuild>>[];
  let weth: Awaited<ReturnType<typeof node.deployBuild>>;
  let router: Awaited<ReturnType<typeof node.deployBuild>>;
  let factory: Awaited<ReturnType<typeof node.deployBuild>>;

  /** Sends, and waits until the transaction is in a block. */
  const write = async (
    contract: typeof router,
    name: string,
    args: readonly unknown[],
    value = 0n,
  ): Promise<Hex> => {
    // Estimated gas is too little when a second ends in between: the pair then writes its price as well.
    const paid = { account: user, value, gas: 8_000_000n };
    const hash = (await contract.write[name]!(args as never, paid as never)) as Hex;
    await node.reader.waitForTransactionReceipt({ hash });
    return hash;
  };
  const balance = async (contract: typeof router, owner: Hex): Promise<bigint> =>
    (await contract.read.balanceOf!([owner])) as bigint;
  const pairOf = async (a: Hex, b: Hex): Promise<Hex> =>
    ((await factory.read.getPair!([a, b])) as string).toLowerCase() as Hex;

  beforeAll(async () => {
    anvil = await startAnvil(binary!);
    node = anvilChain(anvil.url);
    [user, friend] = (await node.accounts()) as [Hex, Hex];
    factory = await node.deployBuild(user, `${CORE}/UniswapV2Factory.json`, [user]);
    weth = await node.deployBuild(user, `${PERIPHERY}/WETH9.json`);
    router = await node.deployBuild(user, `${PERIPHERY}/UniswapV2Router02.json`, [
      factory.address,
      weth.address,
    ]);
    tokens = [];
    for (let i = 0; i < 2; i++) {
      const token = await node.deployBuild(user, `${CORE}/ERC20.json`, [parseEther('1000000')]);
      await write(token, 'approve', [router.address, 2n ** 255n]);
      tokens.push(token);
    }
  });
  afterAll(() => anvil?.stop());

  it('adding liquidity: both amounts, as the pool has them afterwards', async () => {
    const [a, b] = tokens as [typeof router, typeof router];
    const hash = await write(router, 'addLiquidity', [
      a.address,
      b.address,
      40_000n,
      90_000n,
      0n,
      0n,
      user,
      NEVER,
    ]);
    const { events } = await node.decode(hash);
    const pair = await pairOf(a.address, b.address);
    const add = events.find(({ kind }) => kind === 'liquidity-add')!;
    expect(add).toMatchObject({ protocol: 'uniswap-v2-like', site: pair, payer: router.address });
    const amounts = [add.paidIn!, ...add.also!];
    for (const token of [a, b]) {
      const amount = amounts.find(({ asset }) => asset.contract === token.address)!;
      expect(amount.value).toBe(await balance(token, pair));
    }
  });

  it('a swap of exact tokens: what the pool got and gave is what balances say', async () => {
    const [a, b] = tokens as [typeof router, typeof router];
    const before = [await balance(a, user), await balance(b, friend)];
    const hash = await write(router, 'swapExactTokensForTokens', [
      1_000n,
      0n,
      [a.address, b.address],
      friend,
      NEVER,
    ]);
    const after = [await balance(a, user), await balance(b, friend)];
    const { events, transfers } = await node.decode(hash);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      kind: 'swap',
      genuine: false,
      payer: router.address,
      recipient: friend,
      paidIn: { asset: { contract: a.address }, value: before[0]! - after[0]! },
      paidOut: { asset: { contract: b.address }, value: after[1]! - before[1]! },
    });
    const [gave, got] = [before[0]! - after[0]!, after[1]! - before[1]!];
    expect(changesOf(transfers)).toEqual(
      new Map([
        [user, new Map([[a.address, -gave]])],
        [
          await pairOf(a.address, b.address),
          new Map([
            [a.address, gave],
            [b.address, -got],
          ]),
        ],
        [friend, new Map([[b.address, got]])],
      ]),
    );
  });

  it('ether for tokens, and tokens for ether: the pool trades the wrapped coin, people gain and lose ether', async () => {
    const [a] = tokens as [typeof router];
    await write(router, 'addLiquidityETH', [a.address, 50_000n, 0n, 0n, user, NEVER], 10n ** 15n);
    const got = await balance(a, friend);
    const bought = await node.decode(
      await write(
        router,
        'swapExactETHForTokens',
        [0n, [weth.address, a.address], friend, NEVER],
        10n ** 13n,
      ),
    );
    const gain = (await balance(a, friend)) - got;
    expect(bought.events).toMatchObject([
      {
        kind: 'swap',
        paidIn: { asset: { contract: weth.address }, value: 10n ** 13n },
        paidOut: { asset: { contract: a.address }, value: gain },
      },
    ]);

    const native = await node.reader.getBalance({ address: friend });
    const hash = await write(router, 'swapExactTokensForETH', [
      500n,
      0n,
      [a.address, weth.address],
      friend,
      NEVER,
    ]);
    const sold = await node.decode(hash);
    const ether = (await node.reader.getBalance({ address: friend })) - native;
    expect(ether).toBeGreaterThan(0n);
    expect(sold.events[0]).toMatchObject({
      paidIn: { asset: { contract: a.address }, value: 500n },
      paidOut: { asset: { contract: weth.address }, value: ether },
    });
    // WETH9 tells of unwrapping in its own event; who made the transfers list says so with a transfer to nobody.
    const unwrapped = {
      kind: 'unwrap' as const,
      txIndex: 0,
      order: 0,
      from: router.address as string,
      to: undefined,
      asset: { contract: weth.address as string },
      value: ether,
    };
    const changes = changesOf([...sold.transfers, unwrapped]);
    expect(changes.get(friend)).toEqual(new Map([['', ether]]));
    expect(changes.get(router.address)).toBeUndefined();
    expect(changes.get(weth.address)).toEqual(new Map([['', -ether]]));
  });

  it('two hops: one event a pool, joined by the token between them', async () => {
    const [a, b] = tokens as [typeof router, typeof router];
    const before = await balance(b, user);
    const { events, transfers } = await node.decode(
      await write(
        router,
        'swapExactETHForTokens',
        [0n, [weth.address, a.address, b.address], user, NEVER],
        10n ** 13n,
      ),
    );
    const gain = (await balance(b, user)) - before;
    expect(events.map(({ site }) => site)).toEqual([
      await pairOf(weth.address, a.address),
      await pairOf(a.address, b.address),
    ]);
    expect(events[0]!.paidOut).toEqual(events[1]!.paidIn);
    expect(events[1]!.paidOut).toEqual({ asset: { contract: b.address }, value: gain });
    expect(changesOf(transfers).get(user)).toEqual(
      new Map([
        ['', -(10n ** 13n)],
        [b.address, gain],
      ]),
    );
  });

  it('removing liquidity gives back what the pool loses', async () => {
    const [a, b] = tokens as [typeof router, typeof router];
    const pair = await pairOf(a.address, b.address);
    const pool = { ...a, address: pair } as typeof router;
    const shares = (await node.reader.readContract({
      address: pair,
      abi: a.abi,
      functionName: 'balanceOf',
      args: [user],
    })) as bigint;
    await node.reader.waitForTransactionReceipt({
      hash: await node.wallet.writeContract({
        address: pool.address,
        abi: a.abi,
        functionName: 'approve',
        args: [router.address, shares],
        account: user,
      } as never),
    });
    const held = [await balance(a, pair), await balance(b, pair)];
    const { events } = await node.decode(
      await write(router, 'removeLiquidity', [a.address, b.address, shares / 2n, 0n, 0n, user, NEVER]),
    );
    const left = [await balance(a, pair), await balance(b, pair)];
    const remove = events.find(({ kind }) => kind === 'liquidity-remove')!;
    const amounts = [remove.paidOut!, ...remove.also!];
    expect(amounts.find(({ asset }) => asset.contract === a.address)!.value).toBe(held[0]! - left[0]!);
    expect(amounts.find(({ asset }) => asset.contract === b.address)!.value).toBe(held[1]! - left[1]!);
    expect(remove.recipient).toBe(user);
  });
});
