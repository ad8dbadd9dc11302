import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../files/read-text.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import { checkManifest } from './check-manifest.ts';
import { writeFileAtomic } from './files/write-file-atomic.ts';
import { seal, unseal } from './pages/seal.ts';

const FORMAT = 'jejak-lake';
/** Bytes: some hundred thousand segments. */
const LARGEST = 64 << 20;
/** 4: what is marked as a CoinJoin follows stricter rules. */
const VERSION = 4;

/** Numbers of rows; as `from` of a segment, the ids that its first rows have. */
export interface LakeCounts {
  readonly blocks: number;
  readonly transactions: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly addresses: number;
}

/** The same for a lake of an EVM chain or of flow tables. */
export interface LedgerCounts {
  readonly blocks: number;
  readonly transactions: number;
  readonly transfers: number;
  readonly events: number;
  readonly assets: number;
  /** Pairs of an address and an asset; every address has one for the chain's coin. */
  readonly accounts: number;
}

export interface LakeFile {
  readonly bytes: number;
  readonly rows: number;
  readonly sha256: string;
}

/** A partition of every table: consecutive blocks, closed by size, never changed once written. */
export interface LakeSegment<Counts = LakeCounts> {
  readonly from: Counts;
  /** Hash of the last block, as displayed. */
  readonly lastHash: string;
  readonly files: Readonly<Record<string, LakeFile>>;
}

/** The list of what is in a lake: a file that it does not name does not exist. Replacing it is the moment of commit. */
export interface Manifest<Counts = LakeCounts> {
  readonly format: typeof FORMAT;
  readonly version: number;
  readonly chain: string;
  readonly segments: readonly LakeSegment<Counts>[];
  readonly totals: Counts;
}

export const NO_ROWS: LakeCounts = { blocks: 0, transactions: 0, inputs: 0, outputs: 0, addresses: 0 };

export const NO_LEDGER_ROWS: LedgerCounts = {
  blocks: 0,
  transactions: 0,
  transfers: 0,
  events: 0,
  assets: 0,
  accounts: 0,
};

export function emptyManifest<Counts>(chain: string, totals: Counts): Manifest<Counts> {
  return { format: FORMAT, version: VERSION, chain, segments: [], totals };
}

/** Undefined when the folder holds no lake. Errors: LAKE_DAMAGED, LAKE_VERSION, those of readText. */
export function readManifest<Counts = LakeCounts>(directory: string): Manifest<Counts> | undefined {
  const path = join(directory, 'manifest.json');
  if (!existsSync(path)) return undefined;
  const damaged = (reason: string, cause?: unknown) =>
    new JejakError('LAKE_DAMAGED', { meta: { file: path, reason }, cause });
  const text = readText(path, LARGEST);
  let found: Partial<Manifest<Counts>> | null;
  try {
    found = JSON.parse(text) as Partial<Manifest<Counts>> | null;
  } catch (cause) {
    throw damaged('not JSON', cause);
  }
  if (found?.format !== FORMAT) throw damaged('not a manifest');
  if (Number.isInteger(found.version) && found.version !== VERSION)
    throw new JejakError('LAKE_VERSION', { meta: { directory, found: found.version, supported: VERSION } });
  let manifest: Manifest<Counts>;
  try {
    manifest = unseal<Manifest<Counts>>(text);
  } catch (cause) {
    throw damaged('its digest is another', cause);
  }
  const reason = checkManifest(manifest as unknown as Record<string, unknown>);
  if (reason) throw damaged(reason);
  return manifest;
}

export function writeManifest(directory: string, manifest: Manifest<unknown>): void {
  writeFileAtomic(join(directory, 'manifest.json'), seal(manifest, 1));
}

/** SHA-256 of what the manifest says, hexadecimal: it covers every byte of every table, and so names the data. */
export function manifestHash(manifest: Manifest<unknown>): string {
  const text = `${JSON.stringify(manifest, undefined, 1)}\n`;
  return createHash('sha256').update(text).digest('hex');
}

/** Names the content of one segment. */
export function segmentDigest(segment: LakeSegment<unknown>): string {
  return createHash('sha256').update(JSON.stringify(segment)).digest('hex');
}
