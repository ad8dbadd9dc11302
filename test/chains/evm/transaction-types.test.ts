import { keccak256, parseTransaction, type TransactionSerializable } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import { decodeTransaction } from '../../../src/chains/evm/rpc/decode-transaction.ts';
import { fieldsOf } from '../../../src/chains/evm/rpc/fields-of.ts';
import { signerOf } from './support/signer-of.ts';

// The well-known test key of Anvil's and Hardhat's first account.
const account = privateKeyToAccount('0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80');
const to = `0x${'35'.repeat(20)}` as const;
const accessList = [
  { address: to, storageKeys: [`0x${'01'.repeat(32)}`, `0x${'02'.repeat(32)}`] },
  { address: `0x${'77'.repeat(20)}`, storageKeys: [] },
] as const;
const shared = { nonce: 300, gas: 90_000n, to, value: 10n ** 30n, data: '0x00ff7f80' } as const;
const fees = { maxFeePerGas: 10n ** 11n, maxPriorityFeePerGas: 3n };

const hex = (value: bigint | number): string => `0x${value.toString(16)}`;

describe('signed transactions that viem serialises', async () => {
  const authorization = await account.signAuthorization({ chainId: 1, contractAddress: to, nonce: 7 });
  const cases: [string, TransactionSerializable][] = [
    ['legacy without EIP-155', { type: 'legacy', ...shared, gasPrice: 5n }],
    ['legacy with EIP-155', { type: 'legacy', chainId: 137, ...shared, gasPrice: 5n }],
    [
      'legacy of a chain with a large id',
      { type: 'legacy', chainId: 1_666_600_000, ...shared, gasPrice: 5n },
    ],
    ['a creation', { type: 'legacy', chainId: 1, nonce: 0, gas: 1n, gasPrice: 0n, data: '0x6000' }],
    ['EIP-2930', { type: 'eip2930', chainId: 1, ...shared, gasPrice: 5n, accessList }],
    ['EIP-1559', { type: 'eip1559', chainId: 1, ...shared, ...fees, accessList }],
    ['EIP-1559 with everything 0', { type: 'eip1559', chainId: 10, to, gas: 0n, nonce: 0, maxFeePerGas: 0n }],
    [
      'EIP-4844',
      {
        type: 'eip4844',
        chainId: 1,
        ...shared,
        ...fees,
        accessList,
        maxFeePerBlobGas: 9n,
        blobVersionedHashes: [`0x01${'ee'.repeat(31)}`, `0x01${'dd'.repeat(31)}`],
      } as TransactionSerializable,
    ],
    [
      'EIP-7702',
      {
        type: 'eip7702',
        chainId: 1,
        ...shared,
        ...fees,
        accessList,
        authorizationList: [authorization, authorization],
      },
    ],
  ];
  it.each(cases)('%s: the same bytes, hash and sender', async (_, transaction) => {
    const serialized = await account.signTransaction(transaction);
    const parsed = parseTransaction(serialized as `0x${string}`) as Record<string, unknown>;
    const types = ['legacy', 'eip2930', 'eip1559', 'eip4844', 'eip7702'];
    const json = {
      type: hex(types.indexOf(String(parsed.type))),
      hash: keccak256(serialized as `0x${string}`),
      transactionIndex: '0x0',
      from: account.address,
      to: parsed.to ?? null,
      input: parsed.data ?? '0x',
      accessList: parsed.accessList ?? null,
      blobVersionedHashes: parsed.blobVersionedHashes ?? null,
      r: parsed.r,
      s: parsed.s,
      ...Object.fromEntries(
        [
          'nonce',
          'gasPrice',
          'maxFeePerGas',
          'maxPriorityFeePerGas',
          'maxFeePerBlobGas',
          'chainId',
          'value',
          'gas',
          'v',
          'yParity',
        ].map((name) => [name, hex((parsed[name] as bigint | number | undefined) ?? 0)]),
      ),
      authorizationList: (parsed.authorizationList as (typeof authorization)[] | undefined)?.map((one) => ({
        chainId: hex(one.chainId),
        address: one.address,
        nonce: hex(one.nonce),
        yParity: hex(one.yParity ?? 0),
        r: one.r,
        s: one.s,
      })),
    };
    const { encoded, transaction: decoded } = decodeTransaction(fieldsOf(json, 'test'), 'test', 5n);
    expect(`0x${encoded!.bytes.toString('hex')}`).toBe(serialized);
    expect(await signerOf(encoded!.signingHash!(), encoded!.signature!)).toBe(account.address.toLowerCase());
    expect(encoded!.chainId).toBe(
      transaction.chainId === undefined ? undefined : BigInt(transaction.chainId),
    );
    expect(decoded).toMatchObject({
      from: account.address.toLowerCase(),
      nonce: BigInt(transaction.nonce ?? 0),
    });
  });
});

it("a deposit of the OP stack hashes to what OP Mainnet says of block 128,359,212's first transaction", () => {
  const json = {
    type: '0x7e',
    hash: '0x4fae8f6c70a4f50cf8894bf9847ed364922826658c3cb73e291e03934637a853',
    transactionIndex: '0x0',
    from: '0xdeaddeaddeaddeaddeaddeaddeaddeaddead0001',
    to: '0x4200000000000000000000000000000000000015',
    gas: '0xf4240',
    gasPrice: '0x0',
    value: '0x0',
    mint: '0x0',
    nonce: '0x160d8b6',
    input:
      '0x440a5e200000146b000f79c500000000000000040000000067410f83000000000144320300000000000000000000000000000000000000000000000000000002fe2cca3c00000000000000000000000000000000000000000000000000000000001f11bf37aac56bf514562b0ee38600119c0a4f70b20f0c6abc66a2011d1bdd9b18cb1c0000000000000000000000006887246668a3b87f54deb3b94ba47a6f63f32985',
    sourceHash: '0xf14ecb423df1f95f609d9781126cdd9ea4d248f4502c083507b2f1f72aa779a8',
  };
  const { encoded } = decodeTransaction(fieldsOf(json, 'test'), 'test', 1n);
  expect(keccak256(encoded!.bytes)).toBe(json.hash);
});
