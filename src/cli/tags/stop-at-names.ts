import type { NameStop, StopName, TraceTag } from '../../tracing/trace-parameters.ts';
import type { NameClaim } from './name-claim.ts';
import { namePattern } from './name-pattern.ts';

/** Tags and names of a lake, by home account. Every address with a name has a tag. */
export interface NamedTags {
  readonly tags: ReadonlyMap<number, TraceTag>;
  readonly claims: ReadonlyMap<number, readonly NameClaim[]>;
}

/**
 * Marks the tags of addresses of which any name is what one of the patterns says; the first pattern and name that fit are
 * noted. Returns them with what each pattern met.
 */
export function stopAtNames(
  { tags, claims }: NamedTags,
  patterns: readonly string[],
): { readonly tags: ReadonlyMap<number, TraceTag>; readonly stopAt: readonly StopName[] } {
  const marked = new Map(tags);
  const asked = [...new Set(patterns)].map((pattern) => ({
    pattern,
    fits: namePattern(pattern),
    names: new Set<string>(),
    addresses: 0,
  }));
  for (const [id, named] of claims) {
    let stop: NameStop | undefined;
    for (const one of asked) {
      const met = named.filter(({ name }) => one.fits(name));
      if (met.length === 0) continue;
      one.addresses += 1;
      for (const { name } of met) one.names.add(name);
      stop ??= { pattern: one.pattern, ...met[0]! };
    }
    const tag = marked.get(id);
    if (stop && tag) marked.set(id, { ...tag, stop });
  }
  return {
    tags: marked,
    stopAt: asked.map(({ pattern, names, addresses }) => ({ pattern, names: names.size, addresses })),
  };
}
