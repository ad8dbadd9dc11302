import { encodePacked, type Hex, padHex } from 'viem';
import {
  type Bridge,
  bitcoin,
  bitcoinOf,
  id,
  move,
  plain,
  ROUTER,
  someone,
  stranger,
  T,
  ZERO,
} from './bridge-wish.ts';

const DAY = 86_400;
const token = `0x${'70'.repeat(20)}`;
const word = (address: string): Hex => padHex(address as Hex);
const fee = (value: bigint): bigint => value - value / 1_000n;
const SPOKES = {
  base: '0x09aea4b2242abc8bb4bb78d537a67a245a7bec64',
  ethereum: '0x5c7bcd6e7de5423a257d81b442095a1a6ced35c5',
};
const REN = '0xe4b679400f0f267212d5d812b95f58c83243ee71';
const HOP = {
  base: '0x3666f603cc164936c1b87e207f36beba4ac5f18a',
  optimism: '0x83f6244bd87662118d96d9a6d44f09dfff14b30e',
};
const POOL = {
  ethereum: '0xc026395860db2d07ee33e05fe50ed7bd583189c7',
  arbitrum: '0xe8cdf27acd73a434d661c84887215f7598e7d0d3',
};
const POOL_1 = {
  ethereum: '0xdf0770df86a8034b3efef0a1bb3c889b8332ff56',
  arbitrum: '0x892785f33cdee22a30aef750f285e18c18040c3e',
};
const WORMHOLE = {
  ethereum: '0x3ee18b2214aff97000d974cf647e7c347e8fa585',
  bnb: '0xb6f6d86a8f9879a9c87f643768d9efc38c1da6e7',
};
const BTCB = '0x152b9d0fdc40c096757f570a51e494bd4b943e50';
const HORIZON = '0xf9fb1c508ff49f78b60d3a96dea99fa5d7f3a8a6';
const acrossWords = {
  inputToken: word(token),
  outputToken: word(token),
  quoteTimestamp: 1,
  fillDeadline: 2,
  exclusivityDeadline: 3,
  exclusiveRelayer: word('0x'),
  depositor: word(someone(9)),
};
const hexOf = (text: string): string => `0x${Buffer.from(text).toString('hex')}`;

/**
 * Both legs of every bridge, as logs that viem encodes from the contracts' published declarations, decoded and matched.
 * Ids, addresses and amounts of `real` are those of transfers that happened: "recupero" are the pairs that the tests of
 * the tracer of that name verified on chain, "ShapeShift" transactions that the wallet's tests record (MIT),
 * "Wormholescan" an answer of that service as ocelloids keeps it. What such a source leaves out (the other fields, times)
 * and all that has no `real` is made by hand.
 */
export const BRIDGES: readonly Bridge[] = [
  {
    name: 'Across, version 3 with words',
    protocol: 'across',
    window: DAY,
    real: { source: 'recupero: Base deposit 0x91f8874e, Ethereum fill 0xdd8c3fd0', n: 5_729_990 },
    out: ({ n, to, value }) => ({
      chain: 'base',
      event: 'FundsDeposited',
      part: 'bytes32 inputToken',
      site: SPOKES.base,
      fields: {
        ...acrossWords,
        inputAmount: value,
        outputAmount: fee(value),
        destinationChainId: 1n,
        depositId: BigInt(n),
        recipient: word(to),
        message: '0x',
      },
    }),
    into: ({ n, to, value }) => ({
      chain: 'ethereum',
      event: 'FilledRelay',
      part: 'messageHash',
      site: SPOKES.ethereum,
      fields: {
        ...acrossWords,
        inputAmount: value,
        outputAmount: fee(value),
        repaymentChainId: 1n,
        originChainId: 8_453n,
        depositId: BigInt(n),
        relayer: word('0x77'),
        recipient: word(to),
        messageHash: word('0x'),
        relayExecutionInfo: {
          updatedRecipient: word(to),
          updatedMessageHash: word('0x'),
          updatedOutputAmount: fee(value),
          fillType: 0,
        },
      },
    }),
  },
  {
    name: 'cBridge, a pool of liquidity',
    protocol: 'cbridge',
    window: DAY,
    decimals: 6,
    real: {
      source: 'recupero: BNB Chain Send 0xc31bb378, Ethereum Relay 0x05e78067',
      to: '0x647b320cab32125725a0142570af2dfe91212f99',
      value: 187_331_216_712n,
      link: '0x00c9ad0717db05159a0972b87406d58516a1dc0f05196e864ff0dc4db5e94823',
    },
    out: ({ link, to, value }) => ({
      chain: 'bnb',
      event: 'Send',
      site: '0xdd90e5e87a2081dcf0391920868ebc2ffb81a1af',
      fields: {
        transferId: link,
        sender: someone(9),
        receiver: to,
        token,
        amount: value,
        dstChainId: 1n,
        nonce: 1n,
        maxSlippage: 5,
      },
    }),
    into: ({ n, link, to, value }) => ({
      chain: 'ethereum',
      event: 'Relay',
      site: '0x5427fefa711eff984124bfbb1ab6fbf5e3da1820',
      fields: {
        transferId: id(n + 40),
        sender: someone(9),
        receiver: to,
        token,
        amount: fee(value),
        srcChainId: 56n,
        srcTransferId: link,
      },
    }),
  },
  {
    name: 'Hop, between rollups',
    protocol: 'hop',
    window: 8 * DAY,
    decimals: 18,
    real: {
      source: 'recupero: Base TransferSent 0x3ba95375, Optimism WithdrawalBonded 0x1942dd58',
      to: '0xf8284721424e03b07056c3809f25eea780d8473e',
      value: 50_000_000_000_000n,
      link: '0x2a9767e8a94802c4b86df8c0bfa9e03a2b8c29dc6f419e1321cb4fc47290cdfd',
    },
    out: ({ link, to, value }) => ({
      chain: 'base',
      event: 'TransferSent',
      site: HOP.base,
      fields: {
        transferId: link,
        chainId: 10n,
        recipient: to,
        amount: value,
        transferNonce: id(9),
        bonderFee: 1n,
        index: 0n,
        amountOutMin: 0n,
        deadline: 0n,
      },
      transfers: [move(someone(9), HOP.base, [token, value])],
    }),
    into: ({ link, to, value }) => ({
      chain: 'optimism',
      event: 'WithdrawalBonded',
      site: HOP.optimism,
      fields: { transferId: link, amount: value },
      transfers: [
        move(HOP.optimism, to, [undefined, fee(value)]),
        move(HOP.optimism, someone(8), [undefined, value / 1_000n]),
      ],
    }),
  },
  {
    name: 'Hop, from Ethereum',
    protocol: 'hop',
    quiet: true,
    window: 8 * DAY,
    out: ({ to, value }) => ({
      chain: 'ethereum',
      event: 'TransferSentToL2',
      site: '0x3666f603cc164936c1b87e207f36beba4ac5f18a',
      fields: {
        chainId: 10n,
        recipient: to,
        amount: value,
        amountOutMin: 3n,
        deadline: 2n,
        relayer: someone(8),
        relayerFee: 0n,
      },
    }),
    into: ({ to, value }) => ({
      chain: 'optimism',
      event: 'TransferFromL1Completed',
      site: '0xa81d244a1814468c734e5b4101f7b9c0c577a8fc',
      fields: {
        recipient: to,
        amount: value,
        amountOutMin: 3n,
        deadline: 2n,
        relayer: someone(8),
        relayerFee: 0n,
      },
    }),
  },
  {
    name: 'Synapse',
    protocol: 'synapse',
    window: DAY,
    real: {
      source: 'recupero: Ethereum TokenDeposit 0x1deca897, BNB Chain TokenMint with that kappa',
      tx: '0x1deca8979d670d04eec269502cc5435aeaabb0354f72615514ede521419f0282',
      link: '0x867be90cef9605d157d3f2cb76101c03e53bffb3af0386a69afe80ba32de8483',
    },
    out: ({ to, value, tx }) => ({
      chain: 'ethereum',
      event: 'TokenDeposit',
      site: '0x2796317b0ff8538f253012862c06787adfb8ceb6',
      fields: { to, chainId: 56n, token, amount: value },
      txHash: tx,
    }),
    into: ({ to, value, link }) => ({
      chain: 'bnb',
      event: 'TokenMint',
      site: '0xd123f70ae324d34a9e76b67a27bf77593ba8749f',
      fields: { to, token, amount: value, fee: value / 1_000n, kappa: link },
    }),
  },
  {
    name: 'Multichain, version 6',
    protocol: 'multichain',
    window: 2 * DAY,
    decimals: 18,
    out: ({ to, value, tx }) => ({
      chain: 'ethereum',
      event: 'LogAnySwapOut',
      part: 'address indexed to',
      site: '0x6b7a87899490ece95443e979ca9485cbe7e71522',
      fields: { token, from: someone(9), to, amount: value, fromChainID: 1n, toChainID: 56n },
      txHash: tx,
    }),
    into: ({ to, value, tx }) => ({
      chain: 'bnb',
      event: 'LogAnySwapIn',
      part: 'txhash',
      site: '0xe1d592c3322f1f714ca11f05b6bc0efef1907859',
      fields: { txhash: tx, token, to, amount: fee(value), fromChainID: 1n, toChainID: 56n },
    }),
  },
  {
    name: "Harmony's Horizon",
    protocol: 'harmony-horizon',
    window: DAY,
    decimals: 18,
    unlisted: true,
    out: ({ to, value, tx }) => ({
      chain: 'harmony',
      event: 'Burned',
      site: stranger,
      fields: { token, sender: someone(9), amount: value, recipient: to },
      txHash: tx,
    }),
    into: ({ to, value, tx }) => ({
      chain: 'ethereum',
      event: 'Unlocked',
      site: HORIZON,
      fields: { ethToken: token, amount: fee(value), recipient: to, receiptId: tx },
    }),
  },
  {
    name: 'Stargate, version 2',
    protocol: 'stargate',
    quiet: true,
    window: DAY,
    decimals: 6,
    names: 'nobody',
    out: ({ link, value }) => ({
      chain: 'ethereum',
      event: 'OFTSent',
      site: POOL.ethereum,
      fields: {
        guid: link,
        dstEid: 30_110,
        fromAddress: someone(9),
        amountSentLD: value,
        amountReceivedLD: fee(value),
      },
      transfers: [move(someone(9), POOL.ethereum, [token, value])],
    }),
    into: ({ link, to, value }) => ({
      chain: 'arbitrum',
      event: 'OFTReceived',
      site: POOL.arbitrum,
      fields: { guid: link, srcEid: 30_101, toAddress: to, amountReceivedLD: fee(value) },
      transfers: [move(POOL.arbitrum, to, [token, fee(value)])],
    }),
  },
  {
    name: 'Stargate, version 1',
    protocol: 'stargate',
    window: DAY,
    decimals: 6,
    names: 'nobody',
    batch: 'nothing is followed',
    out: ({ value }) => ({
      chain: 'ethereum',
      event: 'Swap',
      site: POOL_1.ethereum,
      fields: {
        chainId: 110,
        dstPoolId: 1n,
        from: someone(9),
        amountSD: value,
        eqReward: 0n,
        eqFee: 0n,
        protocolFee: 0n,
        lpFee: 0n,
      },
      transfers: [move(someone(9), POOL_1.ethereum, [token, value])],
    }),
    into: ({ to, value }) => ({
      chain: 'arbitrum',
      event: 'SwapRemote',
      site: POOL_1.arbitrum,
      fields: { to, amountSD: value, protocolFee: 0n, dstFee: 0n },
      transfers: [move(POOL_1.arbitrum, to, [token, fee(value)])],
    }),
  },
  {
    name: "Wormhole's token bridge",
    protocol: 'wormhole',
    window: 30 * DAY,
    decimals: 18,
    real: {
      source:
        'Wormholescan: message 2/…3ee18b22…/564970, 0.4995 WETH; its own far chain, Moonbeam, is not decoded here',
      n: 564_970,
      value: 499_500_000_000_000_000n,
    },
    out: ({ n, to, value }) => ({
      chain: 'ethereum',
      event: 'LogMessagePublished',
      site: '0x98f3c9e6e3face36baad05fe09d375ef1464288b',
      fields: {
        sender: WORMHOLE.ethereum,
        sequence: BigInt(n),
        nonce: 0,
        payload: encodePacked(
          ['uint8', 'uint256', 'bytes32', 'uint16', 'bytes32', 'uint16', 'uint256'],
          [1, value / 10n ** 10n, word(token), 2, word(to), 4, 0n],
        ),
        consistencyLevel: 1,
      },
      transfers: [move(someone(9), WORMHOLE.ethereum, [token, value])],
    }),
    into: ({ n, to, value }) => ({
      chain: 'bnb',
      event: 'TransferRedeemed',
      site: WORMHOLE.bnb,
      fields: { emitterChainId: 2, emitterAddress: word(WORMHOLE.ethereum), sequence: BigInt(n) },
      transfers: [move(ZERO, to, [token, value])],
    }),
  },
  {
    name: 'Avalanche, BTC.b',
    protocol: 'avalanche-bridge',
    batch: 'nothing is followed',
    window: DAY,
    names: 'nobody',
    out: ({ tx, value }) => ({
      txid: plain(tx),
      outputs: [{ address: bitcoin(7), value }],
      payers: [bitcoin(9)],
      time: T,
    }),
    into: ({ to, value, tx }) => ({
      chain: 'avalanche',
      event: 'Mint',
      site: BTCB,
      fields: {
        to,
        amount: fee(value),
        feeAddress: someone(8),
        feeAmount: 1n,
        originTxId: tx,
        originOutputIndex: 0n,
      },
    }),
  },
  {
    name: 'THORChain, from Ethereum to Bitcoin',
    protocol: 'thorchain',
    window: 2 * DAY,
    out: ({ to, value, tx }) => ({
      chain: 'ethereum',
      event: 'Deposit',
      site: ROUTER,
      fields: { to: someone(8), asset: ZERO, amount: value, memo: `=:BTC.BTC:${bitcoinOf(to)}:0/1/0` },
      txHash: tx,
    }),
    into: ({ n, to, value, tx }) => ({
      txid: plain(id(n + 60)),
      memo: `OUT:${plain(tx).toUpperCase()}`,
      outputs: [
        { address: bitcoinOf(to), value: value / 20n },
        { address: bitcoin(999), value: 37_121_763_816n },
      ],
      payers: [bitcoin(999)],
      time: T + 60,
    }),
  },
  {
    name: 'THORChain, from Bitcoin to Ethereum',
    protocol: 'thorchain',
    batch: 'one order, paid out in parts',
    window: 2 * DAY,
    out: ({ to, value, tx }) => ({
      txid: plain(tx),
      memo: `=:ETH.ETH:${to}:52656381:ss:29`,
      outputs: [{ address: bitcoin(999), value }],
      payers: [bitcoin(9)],
      time: T,
    }),
    into: ({ to, value, tx }) => ({
      chain: 'ethereum',
      event: 'TransferOut',
      site: ROUTER,
      fields: {
        vault: someone(8),
        to,
        asset: ZERO,
        amount: value * 20n,
        memo: `OUT:${plain(tx).toUpperCase()}`,
      },
    }),
  },
  {
    name: 'THORChain, within Ethereum',
    protocol: 'thorchain',
    window: 2 * DAY,
    real: {
      source: 'ShapeShift: deposit 8C859BA5…, 4,173.773898 USDC; payout 0x77b36831…',
      to: '0x5a8c5afbcc1a58ccbe17542957b587f46828b38e',
      value: 1_579_727_090_000_000_000n,
      tx: '0x8c859ba50bc2351797f52f954971e1c6ba1f0a77610ac197bd99c4eec6a3692a',
    },
    out: ({ to, tx }) => ({
      chain: 'ethereum',
      event: 'Deposit',
      site: ROUTER,
      fields: {
        to: someone(8),
        asset: '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48',
        amount: 4_173_773_898n,
        memo: `SWAP:ETH.ETH:${to}:151020111`,
      },
      txHash: tx,
    }),
    into: ({ to, value, tx }) => ({
      chain: 'ethereum',
      event: 'TransferOut',
      site: ROUTER,
      fields: { vault: someone(8), to, asset: ZERO, amount: value, memo: `OUT:${plain(tx).toUpperCase()}` },
    }),
  },
  {
    name: 'Ren, a burn',
    protocol: 'ren',
    window: DAY,
    decimals: 8,
    out: ({ to, value }) => ({
      chain: 'ethereum',
      event: 'LogBurn',
      site: REN,
      fields: { _to: hexOf(bitcoinOf(to)), _amount: value, _n: 7n, _indexedTo: hexOf(bitcoinOf(to)) },
    }),
    into: ({ n, to, value }) => ({
      txid: plain(id(n + 60)),
      outputs: [{ address: bitcoinOf(to), value: fee(value) }],
      payers: [bitcoin(999)],
      time: T + 60,
    }),
  },
];
