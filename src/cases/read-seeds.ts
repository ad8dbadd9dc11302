import { bareReason } from '../attribution/dossiers/bare-reason.ts';
import { createProblems } from '../attribution/dossiers/create-problems.ts';
import type { Problem } from '../attribution/dossiers/problem.ts';
import { normaliseAddress } from '../attribution/subjects/normalise-address.ts';

/**
 * seeds.txt: what `jejak trace --from @seeds.txt` takes, one a line: an EVM address or hash, alone or with a block or an
 * address behind it. Empty lines and lines that begin with # are left out.
 */
export function readSeeds(text: string): {
  readonly seeds: readonly { readonly text: string; readonly line: number }[];
  readonly problems: readonly Problem[];
} {
  const { problems, tell } = createProblems();
  const seeds: { text: string; line: number }[] = [];
  text.split(/\r?\n/).forEach((raw, i) => {
    const seed = raw.trim();
    if (seed === '' || seed.startsWith('#')) return;
    const match = /^(?:(0x[0-9a-fA-F]{64})(?::(.+))?|(.+?)(?:@\d{1,12})?)$/.exec(seed)!;
    const address = match[2] ?? match[3];
    const found = address === undefined ? undefined : normaliseAddress('ethereum', address);
    if (found && found.id === undefined)
      tell(i + 1, 'address', { value: seed, detail: bareReason(found.reason) });
    else seeds.push({ text: seed, line: i + 1 });
  });
  return { seeds, problems };
}
