import type { JsonRpcClient, RpcCall } from '../../../http/json-rpc/create-json-rpc-client.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';

/** The call that asks a node for the traces of a block. */
export type TraceCall = (number: string) => RpcCall;

/** Hundreds of megabytes are seen; a text of JavaScript ends just below this. */
const MOST_BYTES = 2 ** 29 - 64;

const WAYS: readonly TraceCall[] = [
  (number) => ({
    method: 'debug_traceBlockByNumber',
    params: [number, { tracer: 'callTracer', timeout: '60s' }],
    mostBytes: MOST_BYTES,
  }),
  (number) => ({ method: 'trace_block', params: [number], mostBytes: MOST_BYTES }),
];

/**
 * The way by which a node gives traces, found by asking for those of one block; undefined when it has neither method
 * or keeps no state for it.
 */
export async function findTraceCall(client: JsonRpcClient, number: string): Promise<TraceCall | undefined> {
  for (const way of WAYS) {
    try {
      const [reply] = await client.ask([way(number)]);
      if (reply && 'result' in reply && Array.isArray(reply.result)) return way;
    } catch (error) {
      // Providers refuse a method that is not in the plan with an HTTP status of their own.
      if (!(error instanceof JejakError) || (error.code !== 'NODE_ANSWER' && error.code !== 'NODE_AUTH'))
        throw error;
    }
  }
  return undefined;
}
