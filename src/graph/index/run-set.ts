import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { JejakError } from '../../primitives/jejak-error.ts';
import { canonicalRuns, type RunSpan } from './canonical-runs.ts';

/** A writer may merge runs between a look into the folder and the opening of one; not so often in a row. */
const ATTEMPTS = 5;

/** What a set has to know of its runs. `bounds` are first ids of segments and, last, the next free id. */
export interface RunKind<Run extends { close(): void }> {
  /** Runs are files `<name>.<first segment>-<segment behind>.run`. */
  readonly name: string;
  readonly open: (path: string) => Run;
  /** The byte from which on an open run is not that of ids [first, next); undefined where it is. */
  readonly wrong: (run: Run, ids: { readonly first: number; readonly next: number }) => number | undefined;
  /** Makes one run of the segments of a span out of runs that hold these and, maybe, later ones. */
  readonly merge: (sources: readonly string[], span: RunSpan, bounds: readonly number[]) => void;
  /** The error where a reorganisation has replaced what was opened; undefined where it has not. */
  readonly stale?: () => Error | undefined;
}

/** Sorted runs of one name in a folder, one or more segments each, merged as they grow: ADR 6. */
export interface RunSet<Run> {
  fileOf(span: RunSpan): string;
  /**
   * The runs that hold all segments of `bounds`, oldest first; a writer may have put a wider one in the place of several.
   * They stay open, whatever a writer does in the folder. Errors: GRAPH_DAMAGED, those of `stale`.
   */
  cover(bounds: readonly number[]): readonly Run[];
  /** Makes the folder ready for the run of a new last segment: whoever calls writes it, then settles. */
  prepare(): void;
  /** Makes the canonical runs of so many segments out of the files that are there, then removes the others. */
  settle(bounds: readonly number[]): void;
  /** Brings the files to what `bounds` says: drops what lies behind, restores runs that were merged. */
  restore(bounds: readonly number[]): void;
  close(): void;
}

export function openRunSet<Run extends { close(): void }>(
  directory: string,
  kind: RunKind<Run>,
): RunSet<Run> {
  const { name } = kind;
  const pattern = new RegExp(`^${name}\\.(\\d+)-(\\d+)\\.run$`);
  const opened = new Map<string, Run>();
  /** The runs of the last look: open files stay what they are. */
  let held: { segments: number; runs: readonly Run[] } = { segments: -1, runs: [] };
  const fileOf = (span: RunSpan) => join(directory, `${name}.${span.from}-${span.to}.run`);
  const present = (): RunSpan[] =>
    (existsSync(directory) ? readdirSync(directory) : [])
      .map((file) => pattern.exec(file))
      .filter((match) => match !== null)
      .map((match) => ({ from: Number(match[1]), to: Number(match[2]) }))
      .sort((a, b) => a.from - b.from || a.to - b.to);

  /** A run is opened once: its pages are checked once. */
  function runOf(span: RunSpan, bounds: readonly number[]): Run {
    const path = fileOf(span);
    const run = opened.get(path) ?? kind.open(path);
    opened.set(path, run);
    const [first, next] = [bounds[span.from]!, bounds[span.to]];
    const byte = next === undefined ? undefined : kind.wrong(run, { first, next });
    if (byte === undefined) return run;
    opened.delete(path);
    run.close();
    throw new JejakError('GRAPH_DAMAGED', { meta: { file: path, byte, page: 0 } });
  }
  function close(): void {
    for (const run of opened.values()) run.close();
    opened.clear();
    held = { segments: -1, runs: [] };
  }
  function settle(bounds: readonly number[]): void {
    const wanted = canonicalRuns(bounds.length - 1);
    for (const span of wanted) {
      if (existsSync(fileOf(span))) continue;
      const sources = present().filter((other) => other.from < span.to && other.to > span.from);
      kind.merge(widest(sources, span).map(fileOf), span, bounds);
    }
    for (const span of present()) {
      if (!wanted.some((other) => other.from === span.from && other.to === span.to)) rmSync(fileOf(span));
    }
  }

  return {
    fileOf,
    cover(bounds) {
      const segments = bounds.length - 1;
      if (held.segments === segments) return held.runs;
      for (let attempt = 1; ; attempt++) {
        const spans = present().filter(({ from }) => from < segments);
        try {
          const chosen = segments === 0 ? [] : widest(spans, { from: 0, to: segments });
          const runs = chosen.map((span) => runOf(span, bounds));
          const stale = kind.stale?.();
          if (stale) throw stale;
          held = { segments, runs };
          return runs;
        } catch (error) {
          const gone =
            (error as NodeJS.ErrnoException).code === 'ENOENT' ||
            (error instanceof JejakError && error.code === 'GRAPH_DAMAGED');
          if (gone && attempt < ATTEMPTS) continue;
          throw kind.stale?.() ?? error;
        }
      }
    },
    prepare() {
      close();
      mkdirSync(directory, { recursive: true });
    },
    settle,
    restore(bounds) {
      close();
      mkdirSync(directory, { recursive: true });
      for (const file of readdirSync(directory)) {
        if (file.startsWith(`_${name}.`)) rmSync(join(directory, file));
      }
      settle(bounds);
    },
    close,
  };
}

/** Files that cover a span without counting an id twice: the widest at each place. */
function widest(spans: readonly RunSpan[], wanted: RunSpan): RunSpan[] {
  const cover: RunSpan[] = [];
  let at = wanted.from;
  while (at < wanted.to) {
    const best = spans.filter((span) => span.from <= at && span.to > at).sort((a, b) => b.to - a.to)[0];
    if (!best)
      throw new JejakError('GRAPH_DAMAGED', { meta: { file: `index run of segment ${at}`, byte: 0 } });
    cover.push(best);
    at = best.to;
  }
  return cover;
}
