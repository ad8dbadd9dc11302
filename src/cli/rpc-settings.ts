import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { readText } from '../files/read-text.ts';
import type { HttpSettings } from '../http/http-settings.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import type { CliContext, OptionValues } from './command.ts';
import { OPTIONS } from './options.ts';

/** Longest wait in seconds; ten times as much is what Node's timers can still count. */
const MOST_SECONDS = 86_400;
/** Bytes: all authorities of a system are some 250,000. */
const LARGEST = 4 << 20;

/** How a node is talked to, by `--rpc-timeout`, `--rpc-ca` and `--rpc-proxy`. Errors: OPTION_INVALID, those of readText. */
export function rpcSettings(
  { signal }: Pick<CliContext, 'signal'>,
  options: OptionValues,
): Pick<HttpSettings, 'signal' | 'limits' | 'ca' | 'proxy'> {
  const seconds = Number(options.rpcTimeout);
  if (seconds < 1 || seconds > MOST_SECONDS) {
    const meta = { option: OPTIONS.rpcTimeout.flags, value: String(seconds), allowed: `1-${MOST_SECONDS}` };
    throw new JejakError('OPTION_INVALID', { meta });
  }
  const wait = seconds * 1000;
  return {
    signal,
    limits: { wait, answer: 5 * wait, call: 10 * wait },
    ca: options.rpcCa === undefined ? undefined : readCertificates(String(options.rpcCa)),
    proxy: options.rpcProxy === undefined ? undefined : String(options.rpcProxy),
  };
}

function readCertificates(file: string): string {
  const pem = readText(file, LARGEST);
  try {
    // Without one certificate in it the context would be made all the same.
    new X509Certificate(pem);
    createSecureContext({ ca: pem });
    return pem;
  } catch {
    // Said below, as what the option takes.
  }
  const meta = { option: OPTIONS.rpcCa.flags, value: file, allowed: 'PEM' };
  throw new JejakError('OPTION_INVALID', { meta });
}
