import { join } from 'node:path';

/** Files of a watch, beside the lake that it watches. */
export function watchFiles(data: string) {
  const folder = join(data, 'watch');
  return {
    folder,
    list: join(folder, 'list.yaml'),
    /** Not read: sinks are the user's own, and a lake may be a stranger's. */
    foreignSinks: join(folder, 'sinks.yaml'),
    state: join(folder, 'state.json'),
    journal: join(folder, 'alerts.jsonl'),
    delivered: join(folder, 'delivered'),
  } as const;
}
