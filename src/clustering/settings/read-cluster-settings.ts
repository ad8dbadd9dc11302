import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../../files/read-text.ts';
import { unseal } from '../../lake/pages/seal.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { MIX_KINDS } from '../coinjoin/mix-sighting.ts';
import { type ClusterSettings, DEFAULT_CLUSTER_SETTINGS } from './cluster-settings.ts';

/** Bytes. */
const LARGEST = 1 << 20;

/** Settings in the folder of clusters, the usual ones where it has none. Errors: CLUSTER_SETTINGS_INVALID. */
export function readClusterSettings(directory: string): ClusterSettings {
  const path = join(directory, 'settings.json');
  if (!existsSync(path)) return DEFAULT_CLUSTER_SETTINGS;
  let settings: ClusterSettings;
  try {
    settings = { ...DEFAULT_CLUSTER_SETTINGS, ...unseal<ClusterSettings>(readText(path, LARGEST)) };
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? 'not JSON' : (cause as Error).message;
    throw new JejakError('CLUSTER_SETTINGS_INVALID', { meta: { file: path, reason }, cause });
  }
  const other = Object.keys(settings).find((name) => !Object.hasOwn(DEFAULT_CLUSTER_SETTINGS, name));
  const wrong = settings.leaveOut.find((kind) => !MIX_KINDS.includes(kind));
  const reason =
    other !== undefined
      ? `"${other.slice(0, 40)}" is not known here`
      : wrong !== undefined
        ? `unknown kind ${wrong}`
        : !Number.isSafeInteger(settings.holdFrom) || settings.holdFrom < 0
          ? 'holdFrom'
          : undefined;
  if (reason) throw new JejakError('CLUSTER_SETTINGS_INVALID', { meta: { file: path, reason } });
  return settings;
}
