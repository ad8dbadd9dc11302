import type { Alert } from '../alert.ts';
import type { Journal } from '../journal/open-journal.ts';
import type { WatchState } from '../watch-state.ts';
import { eventKey } from './event-key.ts';

export interface Found {
  /** Alerts that stand, by what happened, with the height at which their transaction is now. */
  readonly standing: ReadonlyMap<string, { readonly alert: Alert; readonly height: number }>;
  /** How often each was withdrawn. */
  readonly withdrawn: ReadonlyMap<string, number>;
}

/**
 * What the journal has, the whole of it or only what a look has written that was killed before it could note its state.
 * Memory: the alerts for which `keep` is true.
 */
export function foundBefore(
  journal: Journal,
  state: WatchState | undefined,
  about: { readonly whole: boolean; readonly keep: (entry: string, height: number) => boolean },
): Found {
  const standing = new Map<string, { alert: Alert; height: number }>();
  const withdrawn = new Map<string, number>(about.whole ? [] : Object.entries(state?.withdrawn ?? {}));
  for (const alert of journal.read(about.whole ? 0 : (state?.seq ?? 0))) {
    const key = eventKey(alert.entry, alert);
    if (alert.kind === 'withdrawn') {
      standing.delete(key);
      withdrawn.set(key, (withdrawn.get(key) ?? 0) + 1);
      continue;
    }
    const height = state?.moved[key] ?? alert.height;
    if (about.keep(alert.entry, height)) standing.set(key, { alert, height });
  }
  return { standing, withdrawn };
}
