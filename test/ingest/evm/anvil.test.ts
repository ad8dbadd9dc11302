import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import type { EvmBlock } from '../../../src/chains/evm/block/evm-block.ts';
import { blockTransfers } from '../../../src/chains/evm/transfers/block-transfers.ts';
import { openEvmNode } from '../../../src/ingest/sources/evm/open-evm-node.ts';
import { EVM_CHAINS } from '../../../src/primitives/evm-chain.ts';
import { startAnvil } from '../../node/support/anvil.ts';
import { findAnvil } from '../../node/support/find-anvil.ts';

const binary = findAnvil();
const reason = binary ? '' : ' (skipped: no anvil)';
const chain = EVM_CHAINS.anvil;
const ETHER = 10n ** 18n;
const TRANSFER = 'ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';

/** Code that sends what it is paid to the address in the input, then logs Transfer(caller, address, value). */
const FORWARD = `6000600060006000346000355af15034600052600035337f${TRANSFER}60206000a300`;
/** Code that always reverts. */
const REVERT = '60006000fd';
/** Code that destroys itself in favour of the address in the input. */
const DESTROY = '600035ff';

const creation = (code: string): string => {
  const length = (code.length / 2).toString(16).padStart(2, '0');
  return `0x60${length}80600b6000396000f3${code}`;
};
const word = (address: string): string => `0x${address.slice(2).padStart(64, '0')}`;
/** The well-known key of Anvil's first account. */
const FIRST_KEY = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80';
const ZERO_WORD = `0x${'00'.repeat(32)}` as const;
const hex = (value: bigint | number): string => `0x${value.toString(16)}`;

type Anvil = Awaited<ReturnType<typeof startAnvil>>;

interface Receipt {
  readonly contractAddress: string;
  readonly blockNumber: string;
  readonly status: string;
}

/** Sends from the first account and waits for the receipt: Anvil makes a block of each transaction. */
async function send(anvil: Anvil, fields: Record<string, string>): Promise<Receipt> {
  const [from] = await anvil.call<string[]>('eth_accounts');
  const hash = await anvil.call<string>('eth_sendTransaction', { from, gas: hex(500_000), ...fields });
  return receiptOf(anvil, hash);
}

async function receiptOf(anvil: Anvil, hash: string): Promise<Receipt> {
  for (let tries = 0; tries < 100; tries++) {
    const receipt = await anvil.call<Receipt | null>('eth_getTransactionReceipt', hash);
    if (receipt) return receipt;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`no receipt of ${hash}`);
}

async function readAll(anvil: Anvil, options: { traces?: boolean } = {}): Promise<EvmBlock[]> {
  const source = await openEvmNode({ url: anvil.url, chain, ...options });
  const blocks: EvmBlock[] = [];
  for await (const block of source.blocks(0)) blocks.push(block);
  expect(blocks).toHaveLength(source.tipHeight + 1);
  return blocks;
}

async function withAnvil<T>(words: readonly string[], use: (anvil: Anvil) => Promise<T>): Promise<T> {
  const anvil = await startAnvil(binary!, words);
  try {
    return await use(anvil);
  } finally {
    await anvil.stop();
  }
}

const FORKS = [
  'frontier',
  'homestead',
  'tangerine',
  'spuriousdragon',
  'byzantium',
  'petersburg',
  'istanbul',
  'berlin',
  'london',
  'paris',
  'shanghai',
  'cancun',
  'prague',
  'osaka',
];

describe.skipIf(!binary)(`blocks of a real node${reason}`, () => {
  it.each(FORKS)('%s: every block passes every check', (fork) =>
    withAnvil(['--hardfork', fork], async (anvil) => {
      const [, to] = await anvil.call<string[]>('eth_accounts');
      // Before London a transaction names one price.
      const price = FORKS.indexOf(fork) < FORKS.indexOf('london') ? { gasPrice: hex(2_000_000_000) } : {};
      await send(anvil, { to: to!, value: hex(ETHER), ...price });
      const { contractAddress } = await send(anvil, { data: creation(FORWARD), ...price });
      await send(anvil, { to: contractAddress, data: word(to!), value: hex(5), ...price });
      for (const block of await readAll(anvil)) {
        expect(block.checks).toEqual({
          blockHash: true,
          transactionsRoot: true,
          receiptsRoot: true,
          logsBloom: true,
          withdrawalsRoot: true,
          senders: true,
        });
      }
    }),
  );

  it('coins, creations, failures, calls, self-destruction and events become transfers that explain every balance', () =>
    withAnvil([], async (anvil) => {
      const [from, to] = (await anvil.call<string[]>('eth_accounts')) as [string, string];
      const stranger = `0x${'ab'.repeat(20)}`;
      const forward = (await send(anvil, { data: creation(FORWARD) })).contractAddress;
      const revert = (await send(anvil, { data: creation(REVERT), value: hex(0) })).contractAddress;
      const destroy = (await send(anvil, { data: creation(DESTROY) })).contractAddress;
      const calls: [string, Record<string, string>][] = [
        ['0x1', { to, value: hex(ETHER) }],
        ['0x1', { to: forward, data: word(stranger), value: hex(7) }],
        ['0x1', { to: forward, data: word(revert), value: hex(11) }],
        ['0x0', { to: revert, value: hex(13) }],
        ['0x1', { to: destroy, data: word(stranger), value: hex(17) }],
        ['0x1', { to: stranger, value: hex(19), accessList: [] as never }],
        ['0x1', { to: stranger, value: hex(23), gasPrice: hex(3_000_000_000) }],
      ];
      for (const [status, fields] of calls) expect((await send(anvil, fields)).status).toBe(status);

      const blocks = await readAll(anvil);
      const genesis = 10_000n * ETHER;
      const balances = new Map<string, bigint>([
        [from, genesis],
        [to, genesis],
      ]);
      const add = (address: string | undefined, value: bigint) => {
        if (address) balances.set(address, (balances.get(address) ?? 0n) + value);
      };
      for (const block of blocks) {
        const { transfers, unread } = blockTransfers(block, chain);
        expect(unread).toEqual([]);
        for (const one of transfers.filter((transfer) => !transfer.asset.contract)) {
          add(one.from, -one.value);
          add(one.to, one.value);
        }
      }
      for (const [address, balance] of balances) {
        expect([address, balance]).toEqual([
          address,
          BigInt(await anvil.call<string>('eth_getBalance', address, 'latest')),
        ]);
      }
      const kinds = (n: number) =>
        blockTransfers(blocks[n]!, chain).transfers.map(({ kind, from: a, to: b, value }) => [
          kind,
          a,
          b,
          value,
        ]);
      expect(kinds(5).slice(0, 3)).toEqual([
        ['native', from, forward, 7n],
        ['internal', forward, stranger, 7n],
        ['erc20', from, stranger, 7n],
      ]);
      // The inner call was reverted; the event says what it likes.
      expect(kinds(6).slice(0, 2)).toEqual([
        ['native', from, forward, 11n],
        ['erc20', from, revert, 11n],
      ]);
      expect(kinds(7).every(([kind]) => kind === 'burnt-fee' || kind === 'fee')).toBe(true);
      expect(kinds(8).slice(0, 2)).toEqual([
        ['native', from, destroy, 17n],
        ['internal', destroy, stranger, 17n],
      ]);
    }));

  it('a block of 300 transactions, whose positions take up to three bytes in the tries', () =>
    withAnvil(['--no-mining'], async (anvil) => {
      const [from] = await anvil.call<string[]>('eth_accounts');
      const calls = Array.from({ length: 300 }, (_, i) => {
        const to = `0x${i.toString(16).padStart(40, 'a')}`;
        const transaction = {
          from,
          to,
          value: hex(i + 1),
          gas: hex(21_000),
          gasPrice: hex(10n ** 10n),
          nonce: hex(i),
        };
        return { jsonrpc: '2.0', id: i, method: 'eth_sendTransaction', params: [transaction] };
      });
      await fetch(anvil.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(calls),
      });
      await anvil.call('evm_mine');
      const source = await openEvmNode({ url: anvil.url, chain, recoverSenders: false, traces: false });
      for await (const block of source.blocks(1)) {
        expect(block.checks).toMatchObject({ blockHash: true, transactionsRoot: true, receiptsRoot: true });
        const native = blockTransfers(block, chain).transfers.filter((one) => one.kind === 'native');
        expect(native.map((one) => one.value)).toEqual(Array.from({ length: 300 }, (_, i) => BigInt(i + 1)));
      }
    }));

  it('access lists and authorisations: the types of Berlin and Prague', () =>
    withAnvil(['--hardfork', 'prague'], async (anvil) => {
      const account = privateKeyToAccount(FIRST_KEY);
      const shared = {
        chainId: 31_337,
        gas: 200_000n,
        maxFeePerGas: 10n ** 10n,
        maxPriorityFeePerGas: 1n,
        to: account.address,
      };
      const authorization = await account.signAuthorization({
        chainId: 31_337,
        contractAddress: account.address,
        nonce: 1,
      });
      const signed = [
        await account.signTransaction({
          type: 'eip7702',
          ...shared,
          nonce: 0,
          authorizationList: [authorization],
        }),
        await account.signTransaction({
          type: 'eip2930',
          chainId: 31_337,
          gas: 50_000n,
          gasPrice: 10n ** 10n,
          to: account.address,
          nonce: 2,
          accessList: [{ address: account.address, storageKeys: [ZERO_WORD] }],
        }),
      ];
      for (const raw of signed)
        await receiptOf(anvil, await anvil.call<string>('eth_sendRawTransaction', raw));
      const types: number[] = [];
      for (const block of await readAll(anvil)) {
        expect(Object.values(block.checks)).toEqual([true, true, true, true, true, true]);
        types.push(...block.transactions.map((tx) => tx.type));
      }
      expect(types).toEqual([4, 1]);
    }));

  it('without traces the internal calls are missing, and the notes say so', () =>
    withAnvil([], async (anvil) => {
      await send(anvil, { to: `0x${'ab'.repeat(20)}`, value: '0x1' });
      const source = await openEvmNode({ url: anvil.url, chain, traces: false });
      expect(source.notes).toEqual([expect.objectContaining({ kind: 'no-traces', count: 2 })]);
      for await (const block of source.blocks(1)) expect(block.calls).toBeUndefined();
    }));

  it('stays behind the tip as far as it is told', () =>
    withAnvil([], async (anvil) => {
      await anvil.call('anvil_mine', '0x5');
      const source = await openEvmNode({ url: anvil.url, chain, confirmations: 3 });
      expect(source.tipHeight).toBe(2);
      expect(await source.hashAt(3)).toBeUndefined();
    }));

  it('a reorganisation while it reads ends the reading; a new source has the new branch', () =>
    withAnvil([], async (anvil) => {
      await anvil.call('anvil_mine', '0x14');
      const source = await openEvmNode({ url: anvil.url, chain });
      const old = await source.hashAt(15);
      const seen: number[] = [];
      const reading = async () => {
        for await (const block of source.blocks(0)) {
          seen.push(block.header.number);
          // The next two are on their way: what comes after them is of the new branch.
          if (block.header.number === 13) {
            await new Promise((resolve) => setTimeout(resolve, 300));
            await anvil.call('anvil_reorg', 10, [
              [
                {
                  from: (await anvil.call<string[]>('eth_accounts'))[0],
                  to: `0x${'ab'.repeat(20)}`,
                  value: '0x1',
                },
                0,
              ],
            ]);
          }
        }
      };
      await expect(reading()).rejects.toMatchObject({ code: 'EVM_REORGANISED', retryable: true });
      expect(seen.at(-1)).toBeLessThan(20);
      const again = await openEvmNode({ url: anvil.url, chain });
      expect(await again.hashAt(15)).not.toBe(old);
      expect(await again.hashAt(5)).toBe(await source.hashAt(5));
      await expect(readAll(anvil)).resolves.toHaveLength(21);
    }));

  it('refuses a node of another chain', () =>
    withAnvil(['--chain-id', '1337'], async (anvil) => {
      await expect(openEvmNode({ url: anvil.url, chain })).rejects.toMatchObject({
        code: 'EVM_CHAIN_ID',
        meta: { found: 1337, expected: 31_337 },
      });
    }));
});
