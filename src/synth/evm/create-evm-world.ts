import type { Random } from '../random.ts';
import { abiWord } from './abi-words.ts';
import { eventTopics, type SynthEvent } from './event-topics.ts';
import type { EvmSink, MadeEvmTransaction, SynthCall, SynthLog, SynthMove } from './evm-sink.ts';
import type { EvmStage } from './evm-stage.ts';
import type { Party } from './party.ts';

const ZERO = `0x${'0'.repeat(40)}`;
const WRAPPED = 1;

/** A transaction being made. Balances follow each step; what is not there cannot be paid. */
export interface EvmDraft {
  /** Coins that a contract sends on. */
  call(from: Party, to: Party, value: bigint): void;
  /** Tokens, with the Transfer event of their contract. */
  token(asset: number, move: { readonly from: Party; readonly to: Party; readonly value: bigint }): void;
  /** Coins become wrapped ones; the owner calls the wrapping contract unless the transaction itself does. */
  wrap(owner: Party, value: bigint): void;
  unwrap(owner: Party, value: bigint): void;
  /** Any other event: words without `0x`. */
  log(site: Party, event: SynthEvent, words: { readonly indexed: string[]; readonly data: string[] }): void;
  /** Topics and data as they are, with `0x`: whatever a contract likes to say. */
  say(site: Party, log: Pick<SynthLog, 'topics' | 'data'>): void;
  /** What a contract claims that keeps no balance: a copy of a token, a payment of nothing. */
  claim(move: SynthMove): void;
  /** Charges the fee and adds it to the block; the hash. */
  end(gasUsed: number): string;
}

export interface DraftOptions {
  readonly value?: bigint;
  readonly input?: string;
  /** Reverted: nothing moves but the fee. */
  readonly failed?: boolean;
}

/** A synthetic EVM chain: parties, balances, the open block. */
export interface EvmWorld {
  readonly stage: EvmStage;
  readonly random: Random;
  readonly miner: Party;
  /** Transactions of all blocks, the open one included. */
  readonly transactions: number;
  /** Those of the open block. */
  readonly open: number;
  readonly number: number;
  readonly time: number;
  readonly blocks: number;
  /** Somebody new who can sign. */
  person(): Party;
  /** A contract, or an address that never signs. */
  contract(address: string): Party;
  begin(from: Party, to: Party, options?: DraftOptions): EvmDraft;
  closeBlock(): void;
}

export function createEvmWorld(stage: EvmStage, sink: EvmSink, random: Random): EvmWorld {
  const topics = eventTopics();
  const reward = stage.chain.rewards?.findLast((era) => era.from <= stage.firstBlock)?.wei ?? 0n;
  const none = () => stage.assets.map(() => 0n);
  const contract = (address: string): Party => ({ address, nonce: 0n, held: none() });
  const wrapper = contract(stage.assets[WRAPPED]!.contract!);
  const miner = contract(sink.identity().address);
  let [number, time] = [stage.firstBlock, stage.firstTime];
  let [closed, open] = [0, 0];

  function move(asset: number, step: { readonly from: Party; readonly to: Party; readonly value: bigint }) {
    const { from, to, value } = step;
    if (value < 0n || from.held[asset]! < value) throw new RangeError('the generator tried to create money');
    from.held[asset]! -= value;
    to.held[asset]! += value;
  }

  function begin(from: Party, to: Party, options: DraftOptions = {}): EvmDraft {
    const { value = 0n, input = '0x', failed = false } = options;
    const calls: SynthCall[] = [];
    const logs: SynthLog[] = [];
    const moves: SynthMove[] = [];
    const record = (asset: number, step: { from: string; to: string; value: bigint }) => {
      moves.push({ ...stage.assets[asset]!, ...step });
    };
    const emit = (address: string, event: SynthEvent, words: { indexed: string[]; data: string[] }) => {
      if (!sink.whole) return;
      const indexed = words.indexed.map((word) => `0x${word}`);
      logs.push({ address, topics: [topics[event], ...indexed], data: `0x${words.data.join('')}` });
    };
    const coins = (payer: Party, payee: Party, amount: bigint) => {
      move(0, { from: payer, to: payee, value: amount });
      record(0, { from: payer.address, to: payee.address, value: amount });
    };
    if (value > 0n && !failed) coins(from, to, value);
    const transfer = (step: SynthMove) => {
      moves.push(step);
      emit(step.contract!, 'transfer', {
        indexed: [abiWord(step.from), abiWord(step.to)],
        data: [abiWord(step.value)],
      });
    };
    const draft: EvmDraft = {
      call(payer, payee, amount) {
        coins(payer, payee, amount);
        if (sink.whole) calls.push({ from: payer.address, to: payee.address, value: amount });
      },
      token(asset, step) {
        move(asset, step);
        transfer({
          ...stage.assets[asset]!,
          from: step.from.address,
          to: step.to.address,
          value: step.value,
        });
      },
      wrap(owner, amount) {
        // A transaction to the wrapping contract itself has brought the coins already.
        if (to !== wrapper) draft.call(owner, wrapper, amount);
        owner.held[WRAPPED]! += amount;
        record(WRAPPED, { from: ZERO, to: owner.address, value: amount });
        emit(wrapper.address, 'wrap', { indexed: [abiWord(owner.address)], data: [abiWord(amount)] });
      },
      unwrap(owner, amount) {
        if (owner.held[WRAPPED]! < amount) throw new RangeError('the generator tried to create money');
        owner.held[WRAPPED]! -= amount;
        record(WRAPPED, { from: owner.address, to: ZERO, value: amount });
        emit(wrapper.address, 'unwrap', { indexed: [abiWord(owner.address)], data: [abiWord(amount)] });
        draft.call(wrapper, owner, amount);
      },
      log: (site, event, words) => emit(site.address, event, words),
      say(site, { topics, data }) {
        if (sink.whole) logs.push({ address: site.address, topics, data });
      },
      claim: transfer,
      end(gas) {
        const gasUsed = BigInt(gas);
        const gasPrice = BigInt(20 + random.below(100)) * 1_000_000_000n;
        move(0, { from, to: miner, value: gasUsed * gasPrice });
        const made: MadeEvmTransaction = {
          from,
          nonce: from.nonce,
          to: to.address,
          value,
          input,
          failed,
          gasUsed,
          gasPrice,
          calls,
          logs,
          moves,
        };
        from.nonce += 1n;
        open += 1;
        return sink.add(made);
      },
    };
    return draft;
  }

  return {
    stage,
    random,
    miner,
    get transactions() {
      return closed + open;
    },
    get open() {
      return open;
    },
    get number() {
      return number;
    },
    get time() {
      return time;
    },
    get blocks() {
      return number - stage.firstBlock;
    },
    person() {
      const { address, key } = sink.identity();
      return { ...contract(address), ...(key && { key }) };
    },
    contract: (address) => (address === wrapper.address ? wrapper : contract(address)),
    begin,
    closeBlock() {
      sink.close({ number, time, miner: miner.address });
      miner.held[0]! += reward;
      closed += open;
      [number, time, open] = [number + 1, time + stage.spacing, 0];
    },
  };
}
