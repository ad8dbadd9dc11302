import { realpathSync } from 'node:fs';
import type { SinkSpec } from './sink.ts';

/** Whether a sink takes the alerts of a lake: of all of them, or of the one that it names. */
export function isForLake({ data }: SinkSpec, lake: string): boolean {
  return data === undefined || whole(data) === whole(lake);
}

/** A folder by its one true path; one that is not there is none of those that are. */
function whole(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return `absent ${folder}`;
  }
}
