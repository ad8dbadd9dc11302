/** What is wrong with the form of a manifest; undefined when it has the form of one. Nothing in it can name a place. */
export function checkManifest(manifest: Readonly<Record<string, unknown>>): string | undefined {
  const { chain, segments, totals } = manifest;
  if (typeof chain !== 'string' || !/^[a-z0-9-]{1,40}$/.test(chain)) return 'chain is no name of a chain';
  if (!areCounts(totals)) return 'totals are no numbers of rows';
  if (!Array.isArray(segments)) return 'no list of segments';
  for (const [i, segment] of segments.entries()) {
    const reason = checkSegment(segment);
    if (reason) return `segment ${i}: ${reason}`;
  }
  return undefined;
}

function checkSegment(segment: unknown): string | undefined {
  if (!isRecord(segment)) return 'not an object';
  if (!areCounts(segment.from)) return 'from are no numbers of rows';
  if (typeof segment.lastHash !== 'string' || !/^(?:0x)?[0-9a-f]{0,64}$/.test(segment.lastHash))
    return 'lastHash is no hash';
  if (!isRecord(segment.files)) return 'no files';
  for (const [table, file] of Object.entries(segment.files)) {
    // The name of a file is made from its hash: anything else could lead out of the lake.
    const good = isRecord(file) && typeof file.sha256 === 'string' && /^[0-9a-f]{64}$/.test(file.sha256);
    if (!good || !areCounts({ bytes: file.bytes, rows: file.rows })) return `file of ${table.slice(0, 40)}`;
  }
  return undefined;
}

function areCounts(value: unknown): boolean {
  if (!isRecord(value)) return false;
  return Object.values(value).every((count) => Number.isSafeInteger(count) && (count as number) >= 0);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
