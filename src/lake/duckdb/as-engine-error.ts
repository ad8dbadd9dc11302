import { JejakError } from '../../primitives/jejak-error.ts';

/** Characters of DuckDB's own words. */
const SHOWN = 200;
/** How DuckDB's messages begin. */
const KIND = /^([A-Z][A-Za-z ]*) Error: /;
const DAMAGED = /no magic bytes|parquet|thrift|corrupt|truncated|checksum|failed to read|unexpected end/i;

/** An error of DuckDB as DISK_FULL, MEMORY_FULL or LAKE_DAMAGED with the file that it names; everything else as it is. */
export function asEngineError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof JejakError) return error;
  const kind = KIND.exec(error.message)?.[1];
  if (!kind) return error;
  const file = /(?:"|')([^"']*[/\\][^"']*)(?:"|')/.exec(error.message)?.[1] ?? 'DuckDB';
  const reason = error.message
    .split('\n')[0]!
    .slice(0, SHOWN)
    .replace(/[.\s]+$/, '');
  if (/no space left|disk quota|file too large/i.test(error.message))
    return new JejakError('DISK_FULL', { meta: { file }, cause: error });
  if (kind === 'Out of Memory')
    return new JejakError('MEMORY_FULL', { meta: { place: ' (DuckDB)' }, cause: error });
  if (kind === 'IO' || DAMAGED.test(error.message))
    return new JejakError('LAKE_DAMAGED', { meta: { file, reason }, cause: error });
  return error;
}
