import type { EvmHeader } from '../block/evm-block.ts';
import type { Fields } from './fields-of.ts';

/** The last second that tables and files hold, in the year 2106. */
const LAST_SECOND = 2 ** 32 - 1;

/** Header from the JSON of `eth_getBlockBy…`; nothing is verified yet. Errors: EVM_FIELD. */
export function decodeHeader(fields: Fields): EvmHeader {
  const optional = <K extends string, V>(key: K, value: V | undefined) =>
    (value === undefined ? {} : { [key]: value }) as { [name in K]?: V };
  return {
    number: fields.count('number'),
    hash: fields.bytes('hash', 32),
    parentHash: fields.bytes('parentHash', 32),
    sha3Uncles: fields.bytes('sha3Uncles', 32),
    miner: fields.bytes('miner', 20),
    stateRoot: fields.bytes('stateRoot', 32),
    transactionsRoot: fields.bytes('transactionsRoot', 32),
    receiptsRoot: fields.bytes('receiptsRoot', 32),
    logsBloom: fields.bytes('logsBloom', 256),
    difficulty: fields.quantity('difficulty'),
    gasLimit: fields.quantity('gasLimit', 64),
    gasUsed: fields.quantity('gasUsed', 64),
    time: fields.count('timestamp', LAST_SECOND),
    extraData: fields.bytes('extraData'),
    ...optional('mixHash', fields.optionalBytes('mixHash', 32)),
    ...optional('nonce', fields.optionalBytes('nonce', 8)),
    ...optional('baseFeePerGas', fields.optionalQuantity('baseFeePerGas')),
    ...optional('withdrawalsRoot', fields.optionalBytes('withdrawalsRoot', 32)),
    ...optional('blobGasUsed', fields.optionalQuantity('blobGasUsed', 64)),
    ...optional('excessBlobGas', fields.optionalQuantity('excessBlobGas', 64)),
    ...optional('parentBeaconBlockRoot', fields.optionalBytes('parentBeaconBlockRoot', 32)),
    ...optional('requestsHash', fields.optionalBytes('requestsHash', 32)),
  };
}
