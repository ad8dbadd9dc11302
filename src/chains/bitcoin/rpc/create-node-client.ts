import { readText } from '../../../files/read-text.ts';
import type { HttpSettings } from '../../../http/http-settings.ts';
import { createJsonRpcClient, type JsonRpcClient } from '../../../http/json-rpc/create-json-rpc-client.ts';

export interface NodeClientOptions extends HttpSettings {
  readonly url: string;
  /** `.cookie` of Bitcoin Core: read anew for each request, because a restarted node writes another. */
  readonly cookieFile?: string;
  readonly user?: string;
  readonly password?: string;
}

/** Bytes of a cookie. */
const LARGEST = 1 << 12;
/** RPC_IN_WARMUP of Bitcoin Core. */
const LATER = new Map([[-28, { kind: 'busy', reason: 'warming up' }]] as const);

/** JSON-RPC to a Bitcoin node. Errors: those of createJsonRpcClient, those of readText for the cookie. */
export function createNodeClient(options: NodeClientOptions): JsonRpcClient {
  const { cookieFile, user, password, ...settings } = options;
  return createJsonRpcClient({
    ...settings,
    later: LATER,
    credentials: () =>
      cookieFile
        ? readText(cookieFile, LARGEST).trim()
        : user === undefined
          ? undefined
          : `${user}:${password ?? ''}`,
  });
}
