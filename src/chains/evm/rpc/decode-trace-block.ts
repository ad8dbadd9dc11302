import type { EvmCall } from '../block/evm-block.ts';
import { type Fields, fieldsOf } from './fields-of.ts';

/**
 * Calls of a block from the answer of `trace_block` (Parity's flat traces), in its order, rewards left out. A call
 * counts as reverted when it or any call above it failed. Errors: EVM_FIELD.
 */
export function decodeTraceBlock(raw: readonly unknown[], place: string): EvmCall[] {
  const calls: EvmCall[] = [];
  let failed = new Set<string>();
  let last = -1;
  for (const [n, entry] of raw.entries()) {
    const fields = fieldsOf(entry, `${place} trace ${n}`);
    const type = fields.text('type').toLowerCase();
    // Rewards belong to the block, not to a transaction.
    if (type === 'reward') continue;
    const txIndex = fields.count('transactionPosition');
    if (txIndex !== last) failed = new Set();
    last = txIndex;
    const trace = fields
      .list('traceAddress')
      .map((_, i, list) => fieldsOf({ at: list[i] }, place).count('at'));
    const key = trace.join('.');
    const parent = trace.slice(0, -1).join('.');
    const reverted = fields.has('error') || (trace.length > 0 && failed.has(parent));
    if (reverted) failed.add(key);
    calls.push(call(fields, type, { txIndex, trace, reverted }));
  }
  return calls;
}

function call(fields: Fields, type: string, place: Pick<EvmCall, 'txIndex' | 'trace' | 'reverted'>): EvmCall {
  const action = fieldsOf(fields.value('action'), 'action');
  if (type === 'suicide' || type === 'selfdestruct') {
    return {
      ...place,
      type: 'selfdestruct',
      from: action.bytes('address', 20),
      to: action.bytes('refundAddress', 20),
      value: action.quantity('balance'),
      selector: '0x',
    };
  }
  if (type === 'create') {
    const result = fields.has('result') ? fieldsOf(fields.value('result'), 'result') : undefined;
    return {
      ...place,
      type: 'create',
      from: action.bytes('from', 20),
      to: result?.optionalBytes('address', 20),
      value: action.quantity('value'),
      selector: '0x',
    };
  }
  const kind = type === 'call' ? action.text('callType').toLowerCase() : '';
  if (kind !== 'call' && kind !== 'callcode' && kind !== 'delegatecall' && kind !== 'staticcall') {
    throw fields.refuse('type', type);
  }
  return {
    ...place,
    type: kind,
    from: action.bytes('from', 20),
    to: action.bytes('to', 20),
    value: action.optionalQuantity('value') ?? 0n,
    selector: (action.optionalBytes('input') ?? '0x').slice(0, 10),
  };
}
