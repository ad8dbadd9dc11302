import type { Source } from '../../attribution/dossiers/source.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';

/** The sources of a file, one a line, under the keys that its claims name. */
export function sourceLines({ texts }: CliContext, sources: readonly Source[]): string[] {
  return sources.map(({ key, title, publisher, date, url }) =>
    fill(texts.dossiers.sourceLine, {
      key,
      text: [publisher, title, date, url].filter((part) => part !== undefined).join(', '),
    }),
  );
}
