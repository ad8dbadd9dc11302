import { readFileSync } from 'node:fs';
import type { HttpSettings } from '../../../http/http-settings.ts';
import { createJsonRpcClient, type JsonRpcClient } from '../../../http/json-rpc/create-json-rpc-client.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';

export interface NodeClientOptions extends HttpSettings {
  readonly url: string;
  /** `.cookie` of Bitcoin Core: read anew for each request, because a restarted node writes another. */
  readonly cookieFile?: string;
  readonly user?: string;
  readonly password?: string;
}

/** RPC_IN_WARMUP of Bitcoin Core. */
const LATER = new Map([[-28, { kind: 'busy', reason: 'warming up' }]] as const);

/** JSON-RPC to a Bitcoin node. Errors: those of createJsonRpcClient, FILE_MISSING for the cookie. */
export function createNodeClient(options: NodeClientOptions): JsonRpcClient {
  const { cookieFile, user, password, ...settings } = options;
  return createJsonRpcClient({
    ...settings,
    later: LATER,
    credentials: () =>
      cookieFile ? readCookie(cookieFile) : user === undefined ? undefined : `${user}:${password ?? ''}`,
  });
}

function readCookie(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'not readable';
    throw new JejakError('FILE_MISSING', { meta: { file: path, reason }, cause });
  }
}
