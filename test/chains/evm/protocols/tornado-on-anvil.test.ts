import { concatHex, type Hex, padHex, parseEther } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAnvil } from '../../../node/support/find-anvil.ts';
import { type Anvil, startAnvil } from '../../../node/support/start-anvil.ts';
import { anvilChain } from './anvil-chain.ts';
import { tornadoLike } from './tornado-like.ts';

const binary = findAnvil();
const reason = binary === undefined ? ' (skipped: no anvil, set JEJAK_ANVIL)' : '';

describe.skipIf(binary === undefined)(`a pool like Tornado Cash's on a real node${reason}`, () => {
  let anvil: Anvil;
  let node: ReturnType<typeof anvilChain>;
  let [user, friend, relayer]: Hex[] = [];
  let pool: Hex;
  const NOTE = padHex('0xc0ffee');

  beforeAll(async () => {
    anvil = await startAnvil(binary!);
    node = anvilChain(anvil.url);
    [user, friend, relayer] = await node.accounts();
    pool = await node.deploy(user!, tornadoLike());
  });
  afterAll(() => anvil?.stop());

  it('a deposit: payer, amount and commitment; it is not one of the known pools', async () => {
    const hash = await node.wallet.sendTransaction({
      account: user!,
      to: pool,
      value: parseEther('0.1'),
      data: concatHex([NOTE, padHex('0x0')]),
    });
    const { events, undecoded } = await node.decode(hash);
    expect(undecoded).toEqual([]);
    expect(events).toMatchObject([
      {
        kind: 'mixer-deposit',
        protocol: 'tornado-cash-like',
        genuine: false,
        site: pool,
        payer: user,
        paidIn: { asset: {}, value: parseEther('0.1') },
        note: NOTE,
      },
    ]);
    expect(await node.reader.getBalance({ address: pool })).toBe(events[0]!.paidIn!.value);
  });

  it('a withdrawal by a relayer: the recipient gets the rest, and the relayer is not the recipient', async () => {
    const before = await node.reader.getBalance({ address: friend! });
    const fee = parseEther('0.001');
    const hash = await node.wallet.sendTransaction({
      account: relayer!,
      to: pool,
      data: concatHex([padHex(friend!), padHex('0xbeef'), padHex(relayer!), padHex(`0x${fee.toString(16)}`)]),
    });
    const { events } = await node.decode(hash);
    const gain = (await node.reader.getBalance({ address: friend! })) - before;
    expect(events).toMatchObject([
      {
        kind: 'mixer-withdrawal',
        recipient: friend,
        relayer,
        relayerFee: fee,
        paidOut: { asset: {}, value: gain },
        note: padHex('0xbeef'),
      },
    ]);
    expect(await node.reader.getBalance({ address: pool })).toBe(0n);
  });
});
