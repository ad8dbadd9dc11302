import type { ScreenBasis } from '../../screening/screen-result.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';

const SHOWN = 12;

/** What the answer rests on, and how much of it is a source's word; the whole hashes are in the JSON form. */
export function basisLines({ texts: { screen: texts, record } }: CliContext, basis: ScreenBasis): string[] {
  const { blocks: n, of: m } = basis.sourced;
  const line = fill(texts.basis, {
    rules: basis.rules.name,
    version: basis.rules.version,
    sha: basis.rules.sha256.slice(0, SHOWN),
    on: basis.on,
    manifest: basis.manifest.slice(0, SHOWN),
    height: basis.tipHeight,
    tags: basis.tags.slice(0, SHOWN),
    jejak: basis.version,
  });
  return [...(n > 0 ? [fill(record.sourced, { n, m })] : []), line];
}
