import { type AbiEvent, encodeAbiParameters, encodeEventTopics, parseAbiItem } from 'viem';
import type { EvmLog } from '../../../../src/chains/evm/block/evm-block.ts';

/** A log as viem encodes it: the expected side of the tests is viem's, not this project's reader. */
export function encodeEvent(
  signature: string,
  values: Readonly<Record<string, unknown>>,
  place: Partial<EvmLog> = {},
): EvmLog {
  const abi = parseAbiItem(`event ${signature}`) as AbiEvent;
  const indexed = abi.inputs.filter(({ indexed }) => indexed);
  const plain = abi.inputs.filter(({ indexed }) => !indexed);
  const topics = encodeEventTopics({
    abi: [abi],
    eventName: abi.name,
    args: Object.fromEntries(indexed.map(({ name }) => [name!, values[name!]])),
  } as Parameters<typeof encodeEventTopics>[0]);
  return {
    logIndex: 0,
    txIndex: 0,
    address: '0x00000000000000000000000000000000000000aa',
    topics: topics as string[],
    data: encodeAbiParameters(
      plain,
      plain.map(({ name }) => values[name!]),
    ),
    ...place,
  };
}
