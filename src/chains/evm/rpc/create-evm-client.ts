import type { HttpSettings } from '../../../http/http-settings.ts';
import { createJsonRpcClient, type JsonRpcClient } from '../../../http/json-rpc/create-json-rpc-client.ts';

export interface EvmClientOptions extends HttpSettings {
  /** http or https. May hold a key or a password: it is in no message, only its host is. */
  readonly url: string;
}

/** JSON-RPC's own code for too many requests (EIP-1474). */
const LATER = new Map([[-32005, { kind: 'limit', reason: 'code -32005' }]] as const);

/** JSON-RPC to an EVM node. Errors: those of createJsonRpcClient. */
export function createEvmClient(options: EvmClientOptions): JsonRpcClient {
  return createJsonRpcClient({ ...options, later: LATER });
}
