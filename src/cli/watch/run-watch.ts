import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import { openJournal } from '../../watch/journal/open-journal.ts';
import { readWatchList } from '../../watch/list/read-watch-list.ts';
import { lockFolder } from '../../watch/lock-folder.ts';
import { openWatchChain } from '../../watch/open-watch-chain.ts';
import { deliverAlerts } from '../../watch/sinks/deliver-alerts.ts';
import { watchBlocks } from '../../watch/watch-blocks.ts';
import { watchFiles } from '../../watch/watch-files.ts';
import { readWatchState, writeWatchState } from '../../watch/watch-state.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { localisedError } from '../localised-error.ts';
import { alertLines } from './alert-lines.ts';
import { openSinks } from './open-sinks.ts';
import { pause } from './pause.ts';

/** Looks at new blocks and sends what is found; with `--follow` again and again. 75 when a sink has to be tried again. */
export async function runWatch(context: CliContext, options: OptionValues): Promise<number> {
  const { texts, signal } = context;
  const seconds = options.follow === undefined ? undefined : Number(options.follow);
  const { folder } = watchFiles(String(options.data));
  const release = lockFolder(folder);
  try {
    for (;;) {
      const code = await lookOnce(context, options);
      if (seconds === undefined || signal.aborted) return code;
      context.progress(fill(texts.watch.waiting, { seconds }), false);
      await pause(seconds * 1000, signal);
      if (signal.aborted) return code;
    }
  } finally {
    release();
  }
}

async function lookOnce(context: CliContext, options: OptionValues): Promise<number> {
  const { watch: texts } = context.texts;
  const data = String(options.data);
  const files = watchFiles(data);
  const { entries } = readWatchList(files.list);
  const state = readWatchState(files.state);
  const labels = options.labels === undefined ? {} : { labels: String(options.labels) };
  const chain = await openWatchChain({ data, ...labels, day: context.today() });
  const journal = openJournal(files.journal, 'write');
  try {
    if (entries.length === 0) context.write(`${fill(texts.none, { data })}\n`);
    else {
      const before = journal.last();
      const outcome = await watchBlocks(
        { chain, journal, state, save: (next) => writeWatchState(files.state, next), signal: context.signal },
        { entries, confirmations: Number(options.confirmations) },
      );
      const { from, to, alerts, withdrawn, reorganisedTo } = outcome;
      if (reorganisedTo !== undefined)
        context.write(`${fill(texts.reorganised, { height: reorganisedTo, withdrawn })}\n`);
      context.write(
        `${from > to ? fill(texts.nothingNew, { height: to }) : fill(texts.looked, { from, to, alerts })}\n`,
      );
      for (const alert of journal.read(before))
        context.write(`${alertLines(context.texts, alert).join('\n')}\n`);
    }
    return await deliver(context, files, journal);
  } finally {
    journal.close();
    await chain.close();
  }
}

/** Every sink gets its turn; the gravest exit code counts. */
async function deliver(
  context: CliContext,
  files: ReturnType<typeof watchFiles>,
  journal: ReturnType<typeof openJournal>,
): Promise<number> {
  const { watch: texts, says } = context.texts;
  const sinks = openSinks(context, files.sinks);
  if (sinks.length === 0) context.write(`${fill(texts.noSinks, { file: files.sinks })}\n`);
  let code = 0;
  for (const { id, open } of sinks) {
    try {
      const sink = open();
      try {
        const n = await deliverAlerts(files.delivered, { sink, journal, signal: context.signal });
        context.write(`${fill(texts.delivered, { sink: id, n })}\n`);
      } finally {
        sink.close();
      }
    } catch (error) {
      if (!(error instanceof JejakError)) throw error;
      const { message, hint } = localisedError(error, context.language);
      context.warn(`${fill(says.error, { code: error.code, message })}\n${fill(says.hint, { hint })}\n`);
      code = Math.max(code, error.retryable ? 75 : 1);
    }
  }
  return code;
}
