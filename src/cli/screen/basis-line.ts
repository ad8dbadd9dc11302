import type { ScreenBasis } from '../../screening/screen-result.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';

const SHOWN = 12;

/** What the answer rests on, in one line; the whole hashes are in the JSON form. */
export function basisLine({ texts: { screen: texts } }: CliContext, basis: ScreenBasis): string {
  return fill(texts.basis, {
    rules: basis.rules.name,
    version: basis.rules.version,
    sha: basis.rules.sha256.slice(0, SHOWN),
    on: basis.on,
    manifest: basis.manifest.slice(0, SHOWN),
    height: basis.tipHeight,
    tags: basis.tags.slice(0, SHOWN),
    jejak: basis.version,
  });
}
