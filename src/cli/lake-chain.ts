import { readManifest } from '../lake/manifest.ts';
import { isEvmChain } from '../primitives/evm-chain.ts';
import { JejakError } from '../primitives/jejak-error.ts';

/** Whether the lake in a folder is one of an EVM chain. Errors: LAKE_MISSING, LAKE_VERSION, LAKE_DAMAGED. */
export function isLedgerLake(directory: string): boolean {
  const manifest = readManifest(directory);
  if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory } });
  return isEvmChain(manifest.chain);
}
