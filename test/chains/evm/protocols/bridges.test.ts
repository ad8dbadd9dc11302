import { concatHex, encodePacked, type Hex, padHex } from 'viem';
import { describe, expect, it } from 'vitest';
import type { EvmLog } from '../../../../src/chains/evm/block/evm-block.ts';
import { decodeProtocolEvents } from '../../../../src/chains/evm/protocols/decode-protocol-events.ts';
import type { ProtocolEvent } from '../../../../src/chains/evm/protocols/protocol-event.ts';
import { PROTOCOL_TABLES } from '../../../../src/chains/evm/protocols/protocol-tables.ts';
import type { Transfer } from '../../../../src/chains/evm/transfers/transfer.ts';
import { EVM_CHAINS, type EvmChainId } from '../../../../src/primitives/evm-chain.ts';
import { encodeEvent } from './encode-event.ts';

const [ann, bob, token] = [`0x${'a1'.repeat(20)}`, `0x${'b0'.repeat(20)}`, `0x${'70'.repeat(20)}`];
const id = `0x${'1d'.repeat(32)}`;
const ZERO = `0x${'00'.repeat(20)}`;

/** The published declaration of an event, from the table that has it with this start. */
function declared(protocol: string, start: string, part = ''): string {
  const table = PROTOCOL_TABLES.find((known) => known.protocol === protocol)!;
  return table.events
    .map(({ signature }) => signature)
    .find((text) => text.startsWith(`${start}(`) && text.includes(part))!;
}

interface Case {
  readonly chain?: EvmChainId;
  readonly transfers?: readonly Transfer[];
}

function decode(log: EvmLog, { chain = 'ethereum', transfers = [] }: Case = {}): ProtocolEvent | undefined {
  return decodeProtocolEvents([log], { chain: EVM_CHAINS[chain], transfers }).events[0];
}

const move = (from: string, to: string, [contract, value]: [string | undefined, bigint]): Transfer => ({
  kind: contract === undefined ? 'internal' : 'erc20',
  txIndex: 0,
  order: 0,
  from,
  to,
  asset: contract === undefined ? {} : { contract },
  value,
});

describe('THORChain', () => {
  const router = '0xd37bbe5744d730a1d98d8dc97c42f0ca46ad7146';
  const bitcoin = 'bc1q6527vxxqjpq80la2l0sw7hay3lj6dz07zs6gzl';
  const deposit = (memo: string) =>
    decode(
      encodeEvent(
        declared('thorchain', 'Deposit'),
        { to: bob, asset: ZERO, amount: 5n, memo },
        { address: router },
      ),
    );
  it('a deposit with a swap memo goes to the chain and address of the memo', () => {
    expect(deposit(`=:b:${bitcoin}:0/1/0`)).toMatchObject({
      kind: 'bridge-out',
      protocol: 'thorchain',
      genuine: true,
      paidIn: { asset: {}, value: 5n },
      toChain: 'bitcoin',
      farAddress: bitcoin,
      memo: `=:b:${bitcoin}:0/1/0`,
    });
    expect(deposit('+:ETH.ETH')).toMatchObject({ kind: 'liquidity-add' });
    expect(deposit('BOND:thor1')).toBeUndefined();
  });
  it('a payout names the inbound transaction', () => {
    const hash = 'ab'.repeat(32);
    const out = { vault: ann, to: bob, asset: token, amount: 9n, memo: `OUT:${hash.toUpperCase()}` };
    expect(decode(encodeEvent(declared('thorchain', 'TransferOut'), out))).toMatchObject({
      kind: 'bridge-in',
      genuine: false,
      recipient: bob,
      paidOut: { asset: { contract: token }, value: 9n },
      link: hash,
    });
    expect(
      decode(encodeEvent(declared('thorchain', 'TransferOut'), { ...out, memo: 'MIGRATE:1' })),
    ).toBeUndefined();
    const call = { ...out, target: ann, finalAsset: token, amountOutMin: 1n };
    expect(decode(encodeEvent(declared('thorchain', 'TransferOutAndCall'), call))).toMatchObject({
      recipient: bob,
      paidOut: { asset: {}, value: 9n },
      link: hash,
    });
  });
});

describe('Ren', () => {
  const gateway = '0xe4b679400f0f267212d5d812b95f58c83243ee71';
  const burn = (to: string) =>
    decode(
      encodeEvent(
        declared('ren', 'LogBurn'),
        { _to: to, _amount: 123n, _n: 7n, _indexedTo: to },
        { address: gateway },
      ),
    );
  it('reads a Bitcoin address from its text and from its decoded bytes', () => {
    // The address of the genesis block: version 00, hash160 62e907b1…, checksum c29b7d93.
    const decoded = '0x0062e907b15cbf27d5425399ebf6f0fb50ebb88f18c29b7d93';
    const text = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
    expect(burn(decoded)).toMatchObject({ kind: 'bridge-out', toChain: 'bitcoin', farAddress: text });
    expect(burn(`0x${Buffer.from(text).toString('hex')}`)).toMatchObject({
      farAddress: text,
      paidIn: { asset: { contract: '0xeb4c2781e4eba804ce9a9803c67d0893436bb27d' }, value: 123n },
    });
    // One bit of the checksum wrong: no address.
    expect(burn(decoded.replace(/3$/, '2'))?.farAddress).toBe(decoded.replace(/3$/, '2'));
  });
  it('a mint, and only at a known gateway', () => {
    const mint = { _to: bob, _amount: 5n, _n: 1n, _signedMessageHash: id };
    const log = encodeEvent(declared('ren', 'LogMint'), mint, { address: gateway });
    expect(decode(log)).toMatchObject({ kind: 'bridge-in', fromChain: 'bitcoin', recipient: bob });
    expect(decode({ ...log, address: ann! })).toBeUndefined();
  });
});

describe('Wormhole', () => {
  const tokenBridge = '0x3ee18b2214aff97000d974cf647e7c347e8fa585';
  // Whitepaper 0003: type, amount, token, chain of the token, recipient, chain of the recipient, fee.
  const payload = encodePacked(
    ['uint8', 'uint256', 'bytes32', 'uint16', 'bytes32', 'uint16', 'uint256'],
    [1, 100n, padHex(token as Hex), 2, padHex(bob as Hex), 4, 0n],
  );
  const log = (sender: string, body: string) =>
    encodeEvent(
      declared('wormhole', 'LogMessagePublished'),
      { sender, sequence: 42n, nonce: 0, payload: body, consistencyLevel: 1 },
      { address: '0x98f3c9e6e3face36baad05fe09d375ef1464288b' },
    );
  it('a transfer of the token bridge and its redemption share the name of the message', () => {
    const out = decode(log(tokenBridge, payload), {
      transfers: [move(ann!, tokenBridge, [token, 1_000_000_000_001n])],
    });
    expect(out).toMatchObject({
      kind: 'bridge-out',
      payer: ann,
      paidIn: { asset: { contract: token }, value: 1_000_000_000_001n },
      toChain: 'bnb',
      farAddress: bob,
    });
    const redeemed = decode(
      encodeEvent(
        declared('wormhole', 'TransferRedeemed'),
        { emitterChainId: 2, emitterAddress: padHex(tokenBridge as Hex), sequence: 42n },
        { address: '0xb6f6d86a8f9879a9c87f643768d9efc38c1da6e7' },
      ),
      { chain: 'bnb', transfers: [move(ZERO, bob!, [token, 77n])] },
    );
    expect(redeemed).toMatchObject({
      kind: 'bridge-in',
      fromChain: 'ethereum',
      recipient: bob,
      paidOut: { asset: { contract: token }, value: 77n },
      link: out!.link,
    });
  });
  it('messages of others, and other messages, say nothing', () => {
    expect(decode(log(ann!, payload))).toBeUndefined();
    expect(decode(log(tokenBridge, concatHex(['0x02', payload])))).toBeUndefined();
    expect(decode(log(tokenBridge, '0x'))).toBeUndefined();
  });
});

describe('Across', () => {
  it('deposit and fill of version 3 with words for addresses', () => {
    const words = { inputToken: padHex(token as Hex), outputToken: padHex(token as Hex) };
    const times = { quoteTimestamp: 1, fillDeadline: 2, exclusivityDeadline: 3 };
    const deposit = decode(
      encodeEvent(declared('across', 'FundsDeposited', 'bytes32 inputToken'), {
        ...words,
        ...times,
        inputAmount: 100n,
        outputAmount: 99n,
        destinationChainId: 8453n,
        depositId: 5n,
        depositor: padHex(ann as Hex),
        recipient: padHex(bob as Hex),
        exclusiveRelayer: padHex('0x'),
        message: '0x',
      }),
    );
    expect(deposit).toMatchObject({
      kind: 'bridge-out',
      payer: ann,
      paidIn: { asset: { contract: token }, value: 100n },
      toChain: 'base',
      farAddress: bob,
      link: '1:5',
    });
    const fill = decode(
      encodeEvent(declared('across', 'FilledRelay', 'messageHash'), {
        ...words,
        ...times,
        inputAmount: 100n,
        outputAmount: 99n,
        repaymentChainId: 1n,
        originChainId: 1n,
        depositId: 5n,
        exclusiveRelayer: padHex('0x'),
        relayer: padHex('0x77'),
        depositor: padHex(ann as Hex),
        recipient: padHex(bob as Hex),
        messageHash: padHex('0x'),
        relayExecutionInfo: {
          updatedRecipient: padHex(bob as Hex),
          updatedMessageHash: padHex('0x'),
          updatedOutputAmount: 98n,
          fillType: 0,
        },
      }),
      { chain: 'base' },
    );
    expect(fill).toMatchObject({
      kind: 'bridge-in',
      recipient: bob,
      paidOut: { asset: { contract: token }, value: 98n },
      fromChain: 'ethereum',
      farAddress: ann,
      link: '1:5',
    });
  });
  it('version 2.5', () => {
    const log = encodeEvent(declared('across', 'FundsDeposited', 'int64 relayerFeePct'), {
      amount: 7n,
      originChainId: 1n,
      destinationChainId: 10n,
      relayerFeePct: -1n,
      depositId: 9,
      quoteTimestamp: 0,
      originToken: token,
      recipient: bob,
      depositor: ann,
      message: '0x',
    });
    expect(decode(log)).toMatchObject({ toChain: 'optimism', link: '1:9', payer: ann, farAddress: bob });
  });
});

describe('bridges with an id of their own', () => {
  it('cBridge: the relay names the transfer', () => {
    const send = {
      transferId: id,
      sender: ann,
      receiver: bob,
      token,
      amount: 3n,
      dstChainId: 56n,
      nonce: 1n,
      maxSlippage: 5,
    };
    expect(decode(encodeEvent(declared('cbridge', 'Send'), send))).toMatchObject({
      kind: 'bridge-out',
      payer: ann,
      toChain: 'bnb',
      farAddress: bob,
      paidIn: { asset: { contract: token }, value: 3n },
      link: id,
    });
    const relay = {
      transferId: padHex('0x1'),
      sender: ann,
      receiver: bob,
      token,
      amount: 2n,
      srcChainId: 1n,
      srcTransferId: id,
    };
    expect(decode(encodeEvent(declared('cbridge', 'Relay'), relay), { chain: 'bnb' })).toMatchObject({
      kind: 'bridge-in',
      recipient: bob,
      fromChain: 'ethereum',
      link: id,
    });
  });
  it('Stargate 2 and other tokens of LayerZero: the guid', () => {
    const pool = '0xc026395860db2d07ee33e05fe50ed7bd583189c7';
    const sent = { guid: id, dstEid: 30110, fromAddress: ann, amountSentLD: 10n, amountReceivedLD: 9n };
    const log = encodeEvent(declared('stargate', 'OFTSent'), sent, { address: pool });
    expect(decode(log, { transfers: [move(ann!, pool, [token, 10n])] })).toMatchObject({
      kind: 'bridge-out',
      protocol: 'stargate',
      genuine: true,
      toChain: 'arbitrum',
      paidIn: { asset: { contract: token }, value: 10n },
      link: id,
    });
    const own = { ...log, address: token! };
    expect(decode(own, { transfers: [move(ann!, ZERO, [token, 10n])] })).toMatchObject({
      protocol: 'layerzero-oft',
      genuine: false,
      paidIn: { asset: { contract: token }, value: 10n },
    });
    const received = { guid: id, srcEid: 30101, toAddress: bob, amountReceivedLD: 9n };
    expect(
      decode(encodeEvent(declared('stargate', 'OFTReceived'), received), { chain: 'arbitrum' }),
    ).toMatchObject({
      kind: 'bridge-in',
      fromChain: 'ethereum',
      recipient: bob,
      link: id,
    });
  });
  it('Stargate 1 has amounts by the transfer at the pool', () => {
    const pool = '0xdf0770df86a8034b3efef0a1bb3c889b8332ff56';
    const swap = {
      chainId: 110,
      dstPoolId: 1n,
      from: ann,
      amountSD: 1n,
      eqReward: 0n,
      eqFee: 0n,
      protocolFee: 0n,
      lpFee: 0n,
    };
    const log = encodeEvent(declared('stargate', 'Swap'), swap, { address: pool });
    expect(decode(log, { transfers: [move(ann!, pool, [token, 55n])] })).toMatchObject({
      kind: 'bridge-out',
      toChain: 'arbitrum',
      paidIn: { asset: { contract: token }, value: 55n },
    });
  });
  it('Synapse: a mint names kappa, the fee stays behind', () => {
    const deposit = { to: bob, chainId: 56n, token, amount: 100n };
    expect(decode(encodeEvent(declared('synapse', 'TokenDeposit'), deposit))).toMatchObject({
      kind: 'bridge-out',
      toChain: 'bnb',
      farAddress: bob,
    });
    const mint = { to: bob, token, amount: 100n, fee: 1n, kappa: id };
    expect(decode(encodeEvent(declared('synapse', 'TokenMint'), mint))).toMatchObject({
      kind: 'bridge-in',
      paidOut: { asset: { contract: token }, value: 99n },
      link: id,
    });
    const swap = { ...mint, tokenIndexFrom: 0, tokenIndexTo: 1, minDy: 0n, deadline: 0n, swapSuccess: true };
    expect(decode(encodeEvent(declared('synapse', 'TokenMintAndSwap'), swap))?.paidOut).toBeUndefined();
  });
  it('Multichain: the coin behind the wrapper, the hash of the other leg', () => {
    const out = { token, from: ann, to: bob, amount: 8n, fromChainID: 1n, toChainID: 56n };
    const log = encodeEvent(declared('multichain', 'LogAnySwapOut', 'address indexed to'), out);
    const coin = `0x${'c0'.repeat(20)}`;
    expect(decode(log, { transfers: [move(ann!, token!, [coin, 8n])] })).toMatchObject({
      kind: 'bridge-out',
      paidIn: { asset: { contract: coin }, value: 8n },
      toChain: 'bnb',
      farAddress: bob,
    });
    expect(decode(log)).toMatchObject({ paidIn: { asset: { contract: token } } });
    const into = { txhash: id, token, to: bob, amount: 8n, fromChainID: 1n, toChainID: 56n };
    expect(
      decode(encodeEvent(declared('multichain', 'LogAnySwapIn', 'txhash'), into), { chain: 'bnb' }),
    ).toMatchObject({ kind: 'bridge-in', recipient: bob, fromChain: 'ethereum', link: id });
  });
  it('Hop: the id between rollups, equal words from Ethereum', () => {
    const words = {
      recipient: bob,
      amount: 4n,
      amountOutMin: 3n,
      deadline: 2n,
      relayer: ann,
      relayerFee: 1n,
    };
    const out = decode(encodeEvent(declared('hop', 'TransferSentToL2'), { ...words, chainId: 10n }));
    const into = decode(encodeEvent(declared('hop', 'TransferFromL1Completed'), words), {
      chain: 'optimism',
    });
    expect(out).toMatchObject({ kind: 'bridge-out', toChain: 'optimism', farAddress: bob });
    expect(into).toMatchObject({ kind: 'bridge-in', fromChain: 'ethereum', link: out!.link });
    const bridge = '0xb8901acb165ed027e32754e0ffe830802919727f';
    const bonded = encodeEvent(
      declared('hop', 'WithdrawalBonded'),
      { transferId: id, amount: 10n },
      { address: bridge },
    );
    expect(
      decode(bonded, {
        transfers: [move(bridge, bob!, [undefined, 9n]), move(bridge, ann!, [undefined, 1n])],
      }),
    ).toMatchObject({ recipient: bob, paidOut: { asset: {}, value: 9n }, link: id });
  });
  it('Avalanche: BTC.b names the Bitcoin transaction, and only the known token is believed', () => {
    const site = '0x152b9d0fdc40c096757f570a51e494bd4b943e50';
    const mint = {
      to: bob,
      amount: 5n,
      feeAddress: ann,
      feeAmount: 1n,
      originTxId: id,
      originOutputIndex: 0n,
    };
    const log = encodeEvent(declared('avalanche-bridge', 'Mint'), mint, { address: site });
    expect(decode(log, { chain: 'avalanche' })).toMatchObject({
      kind: 'bridge-in',
      fromChain: 'bitcoin',
      recipient: bob,
      link: id,
    });
    expect(decode({ ...log, address: token! }, { chain: 'avalanche' })).toBeUndefined();
    const unwrap = encodeEvent(
      declared('avalanche-bridge', 'Unwrap'),
      { amount: 5n, chainId: 0n },
      { address: site },
    );
    expect(decode(unwrap, { chain: 'avalanche', transfers: [move(ann!, ZERO, [site, 5n])] })).toMatchObject({
      kind: 'bridge-out',
      toChain: 'bitcoin',
      payer: ann,
    });
  });
  it('Harmony Horizon: the receipt is the hash of the other leg', () => {
    const manager = '0xf9fb1c508ff49f78b60d3a96dea99fa5d7f3a8a6';
    const native = '0x00eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee';
    const unlocked = { ethToken: native, amount: 6n, recipient: bob, receiptId: id };
    const log = encodeEvent(declared('harmony-horizon', 'Unlocked'), unlocked, { address: manager });
    expect(decode(log)).toMatchObject({
      kind: 'bridge-in',
      fromChain: 'harmony',
      paidOut: { asset: {}, value: 6n },
      link: id,
    });
    expect(decode({ ...log, address: ann! })).toBeUndefined();
    const burned = encodeEvent(declared('harmony-horizon', 'Burned'), {
      token,
      sender: ann,
      amount: 6n,
      recipient: bob,
    });
    expect(decode(burned, { chain: 'harmony' })).toMatchObject({ kind: 'bridge-out', toChain: 'ethereum' });
    expect(decode(burned)).toBeUndefined();
  });
});

it('a log of a bridge that is broken is listed, not dropped', () => {
  const log = encodeEvent(declared('thorchain', 'Deposit'), {
    to: bob,
    asset: ZERO,
    amount: 1n,
    memo: '=:b:x',
  });
  const { events, undecoded } = decodeProtocolEvents([{ ...log, data: '0x' }], {
    chain: EVM_CHAINS.ethereum,
    transfers: [],
  });
  expect([events, undecoded]).toEqual([[], [{ logIndex: 0, reason: 'malformed' }]]);
});
