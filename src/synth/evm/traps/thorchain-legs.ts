import { thorchainTable } from '../../../chains/evm/protocols/bridges/thorchain.ts';
import type { Coin, SynthAddress } from '../../coin.ts';
import { abiWord } from '../abi-words.ts';
import type { Party } from '../party.ts';
import type { TrapChain, TrapWorld } from './trap-world.ts';

const GAS = 62_000;
const ZERO = `0x${'0'.repeat(40)}`;
/** Satoshi for 10^10 wei, a hundredfold, less what THORChain keeps (parts of 1,000). */
const [RATE, KEPT] = [6n, 997n];

/** THORChain between the coins of Ethereum and Bitcoin. */
export interface Thorchain {
  /** Coins to the router, which passes them on to the vault; the hash. */
  deposit(order: { readonly from: Party; readonly value: bigint; readonly memo: string }): string;
  /** The router pays out for whoever calls it: the vault (default), or anybody; the hash. */
  payOut(paid: {
    readonly to: Party;
    readonly value: bigint;
    readonly memo: string;
    readonly by?: Party;
  }): string;
  /** Bitcoin that its vault pays in one transaction, with a memo, out of a coin of its own (default: a new one). */
  payBitcoin(
    outputs: readonly { readonly address: SynthAddress; readonly value: number }[],
    paid: { readonly memo: string; readonly from?: Coin },
  ): readonly Coin[];
  /** Bitcoin to the vault with an order; the coin that the vault then has. */
  orderBitcoin(inputs: readonly Coin[], memo: string, vault?: SynthAddress): Coin;
  /** Satoshi that come out for so many wei, and wei for satoshi. */
  satoshi(wei: bigint): number;
  wei(satoshi: number): bigint;
}

export function thorchainLegs(world: TrapWorld): Thorchain {
  const chain: TrapChain = world.ethereum;
  const router = chain.contract(thorchainTable.contracts!.ethereum![0]!);
  const note = (memo: string) => new Uint8Array(Buffer.from(memo, 'latin1'));

  return {
    deposit({ from, value, memo }) {
      const draft = chain.scene.world.begin(from, router, { value, input: '0x1fece7b4' });
      draft.call(router, chain.vault, value);
      draft.log(router, 'thorDeposit', {
        indexed: [abiWord(chain.vault.address), abiWord(ZERO)],
        data: [abiWord(value), abiWord(64), ...memoWords(memo)],
      });
      return draft.end(GAS);
    },
    payOut({ to, value, memo, by = chain.vault }) {
      const draft = chain.scene.world.begin(by, router, { value, input: '0x574da717' });
      draft.call(router, to, value);
      draft.log(router, 'thorPayout', {
        indexed: [abiWord(by.address), abiWord(to.address)],
        data: [abiWord(ZERO), abiWord(value), abiWord(96), ...memoWords(memo)],
      });
      return draft.end(GAS);
    },
    payBitcoin(outputs, { memo, from }) {
      const { blocks } = world.bitcoin();
      const paid = outputs.reduce((sum, { value }) => sum + value, 0);
      const coin = from ?? vaultCoin(world, paid + 100_000);
      const rest = { address: coin.address, value: coin.value - paid };
      const { coins } = blocks.add({
        inputs: [coin],
        outputs: rest.value > 0 ? [...outputs, rest] : outputs,
        note: note(memo),
      });
      return coins;
    },
    orderBitcoin(inputs, memo, vault = world.bitcoinVault) {
      const value = inputs.reduce((sum, coin) => sum + coin.value, 0);
      const outputs = [{ address: vault, value }];
      return world.bitcoin().blocks.add({ inputs, outputs, note: note(memo) }).coins[0]!;
    },
    satoshi: (wei) => Number((wei * RATE * KEPT) / (100n * 1_000n * 10_000_000_000n)),
    wei: (satoshi) => (BigInt(satoshi) * 10_000_000_000n * 100n * KEPT) / (RATE * 1_000n),
  };
}

/** A coin of the vault's that nobody ordered anything with. */
function vaultCoin(world: TrapWorld, value: number): Coin {
  const { grant, blocks } = world.bitcoin();
  const inputs = grant('thor-vault', [value + 2_000]);
  return blocks.add({ inputs, outputs: [{ address: world.bitcoinVault, value }] }).coins[0]!;
}

function memoWords(memo: string): string[] {
  const text = Buffer.from(memo, 'latin1').toString('hex');
  return [abiWord(text.length / 2), text.padEnd(Math.ceil(text.length / 64) * 64, '0')];
}
