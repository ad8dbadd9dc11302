const FORMATS: readonly (readonly [name: string, begin: string, at?: number])[] = [
  ['PNG', '89504e470d0a1a0a'],
  ['JPEG', 'ffd8ff'],
  ['GIF', '47494638'],
  ['PDF', '25504446'],
  ['Parquet', '50415231'],
  ['ZIP', '504b0304'],
  ['gzip', '1f8b'],
  ['zstd', '28b52ffd'],
  ['xz', 'fd377a585a00'],
  ['7z', '377abcaf271c'],
  ['SQLite', '53514c69746520666f726d6174'],
  ['DuckDB', '4455434b', 8],
  ['UTF-16', 'fffe'],
  ['UTF-16', 'feff'],
];

/** What kind of file begins with these bytes (some 16 of them); undefined where that is not known. */
export function formatOfBytes(bytes: Buffer): string | undefined {
  const begin = bytes.toString('hex');
  return FORMATS.find(([, mark, at = 0]) => begin.startsWith(mark, at * 2))?.[0];
}
