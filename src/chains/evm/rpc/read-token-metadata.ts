import type { JsonRpcClient } from '../../../http/json-rpc/create-json-rpc-client.ts';
import type { EvmAddress, EvmHex } from '../block/evm-block.ts';
import { decodeAbiText } from './decode-abi-text.ts';

/** What a token's contract says of itself; undefined where it says nothing that can be read. A claim, not a fact. */
export interface TokenMetadata {
  readonly contract: EvmAddress;
  readonly symbol: string | undefined;
  readonly name: string | undefined;
  /** 0 to 255. */
  readonly decimals: number | undefined;
  readonly source: 'contract';
}

/** First four bytes of the Keccak hashes of symbol(), name() and decimals(). */
const SELECTORS = ['0x95d89b41', '0x06fdde03', '0x313ce567'] as const;
const CONTRACTS_AT_ONCE = 30;
const WORD = /^0x[0-9a-f]{64}$/;

/**
 * Asks contracts for symbol, name and decimals at the node's last block. A call that reverts or an answer that is not
 * what the ABI says gives undefined. Errors: those of the client.
 */
export async function readTokenMetadata(
  client: JsonRpcClient,
  contracts: readonly EvmAddress[],
): Promise<TokenMetadata[]> {
  const all: TokenMetadata[] = [];
  for (let at = 0; at < contracts.length; at += CONTRACTS_AT_ONCE) {
    const part = contracts.slice(at, at + CONTRACTS_AT_ONCE);
    const replies = await client.ask(
      part.flatMap((to) =>
        SELECTORS.map((data) => ({ method: 'eth_call', params: [{ to, data }, 'latest'] })),
      ),
    );
    const answers = replies.map((reply) => ('result' in reply ? bytesOf(reply.result) : undefined));
    part.forEach((contract, i) => {
      const [symbol, name, decimals] = answers.slice(3 * i, 3 * i + 3);
      all.push({
        contract,
        symbol: symbol && decodeAbiText(symbol),
        name: name && decodeAbiText(name),
        decimals: decimals ? smallNumber(decimals) : undefined,
        source: 'contract',
      });
    });
  }
  return all;
}

function bytesOf(result: unknown): EvmHex | undefined {
  return typeof result === 'string' && /^0x(?:[0-9a-f]{2})+$/i.test(result)
    ? result.toLowerCase()
    : undefined;
}

/** ERC-20 says uint8, so that more than 255 is no answer to the question. */
function smallNumber(bytes: EvmHex): number | undefined {
  const value = WORD.test(bytes) ? BigInt(bytes) : 256n;
  return value < 256n ? Number(value) : undefined;
}
