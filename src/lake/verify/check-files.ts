import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../manifest.ts';
import { partitionFile } from '../partition.ts';
import type { Table } from '../schema/table.ts';
import { failedCheck, type LakeCheck } from './lake-check.ts';

/** Every file that the manifest lists is there with its size and SHA-256. */
export async function checkFiles(
  directory: string,
  manifest: Manifest<unknown>,
  tables: readonly Table[],
): Promise<LakeCheck> {
  for (const [index, segment] of manifest.segments.entries()) {
    for (const table of tables) {
      const listed = segment.files[table.name];
      if (!listed)
        return failedCheck('files', `manifest.json: segment ${index} names no file of ${table.name}`);
      const file = partitionFile(table.name, index, listed);
      const path = join(directory, file);
      if (!existsSync(path)) return failedCheck('files', `${file}: missing`);
      const { size } = statSync(path);
      if (size !== listed.bytes)
        return failedCheck('files', `${file}: ${size} bytes instead of ${listed.bytes}`);
      const hash = createHash('sha256');
      for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
      if (hash.digest('hex') !== listed.sha256)
        return failedCheck('files', `${file}: its SHA-256 is not the manifest's`);
    }
  }
  return { check: 'files', good: true, detail: '' };
}
