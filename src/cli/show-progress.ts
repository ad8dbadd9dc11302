import type { IngestProgress } from '../ingest/ingest.ts';
import { fill } from '../texts/fill.ts';
import type { CliContext } from './command.ts';
import { formatDuration } from './output/format-duration.ts';

/** A line of progress: block, rate, time left. */
export function showProgress(context: CliContext, state: IngestProgress): void {
  const { says } = context.texts;
  const last = state.height === state.tipHeight;
  const rate = Math.round(state.transactions / Math.max(0.001, state.elapsed / 1000));
  const left = formatDuration((state.elapsed / Math.max(1, state.done)) * (state.total - state.done));
  const values = {
    height: state.height,
    tip: state.tipHeight,
    transactions: state.transactions,
    rate,
    left,
    seconds: (state.elapsed / 1000).toFixed(1),
  };
  context.progress(fill(last ? says.progressLast : says.progress, values), last);
}
