import { JejakError } from '../../../primitives/jejak-error.ts';
import type { EvmCall } from '../block/evm-block.ts';
import { fieldsOf } from './fields-of.ts';

const TYPES = new Set([
  'call',
  'callcode',
  'delegatecall',
  'staticcall',
  'create',
  'create2',
  'selfdestruct',
]);
/** The EVM's limit of the call depth; a deeper answer is not one. */
const DEEPEST = 1_025;

/**
 * Calls of one transaction from the answer of geth's callTracer, in the order of execution. Errors: EVM_FIELD.
 */
export function decodeCallTracer(raw: unknown, txIndex: number, place: string): EvmCall[] {
  const calls: EvmCall[] = [];

  function walk(node: unknown, trace: readonly number[], above: boolean): void {
    if (trace.length > DEEPEST) {
      throw new JejakError('EVM_FIELD', {
        meta: { place, field: 'calls', reason: 'deeper than the EVM allows' },
      });
    }
    const at = `${place} call [${trace.join(', ')}]`;
    const fields = fieldsOf(node, at);
    const given = fields.text('type').toLowerCase();
    const type = given === 'suicide' ? 'selfdestruct' : given;
    if (!TYPES.has(type)) throw fields.refuse('type', type);
    const reverted = above || fields.has('error');
    const input = fields.optionalBytes('input') ?? '0x';
    calls.push({
      txIndex,
      trace,
      type: type as EvmCall['type'],
      from: fields.bytes('from', 20),
      to: fields.optionalBytes('to', 20),
      value: fields.optionalQuantity('value') ?? 0n,
      reverted,
      selector: type.startsWith('create') ? '0x' : input.slice(0, 10),
    });
    if (!fields.has('calls')) return;
    fields.list('calls').forEach((inner, i) => {
      walk(inner, [...trace, i], reverted);
    });
  }

  walk(raw, [], false);
  return calls;
}
