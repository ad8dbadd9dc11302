import type { Problem } from '../../attribution/dossiers/problem.ts';
import type { CliTexts } from '../../texts/cli/cli-texts.ts';
import { fill } from '../../texts/fill.ts';

/** A problem of a dossier in the user's language. */
export function problemText({ dossiers }: CliTexts, { kind, field, value, detail }: Problem): string {
  return fill(dossiers.problems[kind], {
    field: field ?? '',
    value: value ?? '',
    detail: detail ?? '',
  });
}
