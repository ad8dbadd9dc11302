import type { AbiParameter } from '../../../chains/evm/protocols/abi/abi-type.ts';
import { parseEventSignature } from '../../../chains/evm/protocols/abi/parse-event-signature.ts';
import type { EventKind } from '../../../chains/evm/protocols/protocol-event.ts';
import { PROTOCOL_TABLES } from '../../../chains/evm/protocols/protocol-tables.ts';
import { EVM_CHAINS, type EvmChainId } from '../../../primitives/evm-chain.ts';
import { abiWord } from '../abi-words.ts';
import { type Argument, encodeEvent } from './encode-event.ts';

/** What a forged event says. */
export interface Forged {
  /** Everybody whom it names. */
  readonly person: string;
  readonly token: string;
  readonly value: bigint;
  /** The other chain. */
  readonly other: 'ethereum' | 'bnb';
  /** Id that both legs share: a word with `0x`. */
  readonly id: string;
  readonly memo: string;
}

/** LayerZero's numbers of the two chains. */
const ENDPOINTS: Readonly<Partial<Record<EvmChainId, bigint>>> = { ethereum: 101n, bnb: 102n };

/** One log of every event of this kind that a table of a bridge has, as its contract would emit it. */
export function forgeLogs(
  kind: Extract<EventKind, 'bridge-out' | 'bridge-in'>,
  forged: Forged,
): { readonly topics: string[]; readonly data: string }[] {
  return PROTOCOL_TABLES.flatMap(({ events }) => events)
    .filter((row) => row.kind === kind)
    .map(({ signature }) =>
      encodeEvent(parseEventSignature(signature), (parameter) => argumentOf(parameter, forged)),
    );
}

function argumentOf({ name, type }: AbiParameter, forged: Forged): Argument {
  const { person, token, value, other, id, memo } = forged;
  const kind = type.form === 'base' ? type.name : '';
  const isToken = /token|asset|currency/i.test(name);
  if (kind === 'address') return isToken ? token : person;
  if (kind === 'bool') return 0n;
  if (kind === 'string') return name === 'memo' ? memo : name === 'swapID' ? id : person;
  if (kind === 'bytes') return '0x';
  if (kind === 'bytes32') {
    if (isToken) return `0x${abiWord(token)}`;
    return /recipient|receiver|depositor|relayer/i.test(name) ? `0x${abiWord(person)}` : id;
  }
  if (/eid$/i.test(name)) return 30_000n + ENDPOINTS[other]!;
  if (/chain/i.test(name)) return kind === 'uint16' ? ENDPOINTS[other]! : BigInt(EVM_CHAINS[other].chainId);
  if (/amount|value/i.test(name)) return value;
  // Numbers of deposits and the like: the same on both sides, and small enough for every type.
  return /id|nonce|sequence|index/i.test(name) ? BigInt(id) % 1_000_000n : 0n;
}
