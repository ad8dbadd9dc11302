import { asSystemError } from '../../files/as-system-error.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import { openJournal } from '../../watch/journal/open-journal.ts';
import { readWatchList } from '../../watch/list/read-watch-list.ts';
import { lockWatch } from '../../watch/lock-watch.ts';
import { openWatchChain } from '../../watch/open-watch-chain.ts';
import { deliverAlerts } from '../../watch/sinks/deliver-alerts.ts';
import { watchBlocks } from '../../watch/watch-blocks.ts';
import { watchFiles } from '../../watch/watch-files.ts';
import { readWatchState, writeWatchState } from '../../watch/watch-state.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { tellError } from '../tell-error.ts';
import { alertLines } from './alert-lines.ts';
import { eachSink } from './each-sink.ts';
import { pause } from './pause.ts';

/**
 * Looks at new blocks and sends what is found; with `--follow` again and again, also after an error that is worth another
 * try, until the user ends it. 75 when a sink or the whole look has to be tried again.
 */
export async function runWatch(context: CliContext, options: OptionValues): Promise<number> {
  const { folder } = watchFiles(String(options.data));
  const release = await lockWatch(folder, 'run');
  try {
    if (options.follow === undefined) return await look(context, options);
    await follow(context, options, Number(options.follow));
    return 0;
  } finally {
    release();
  }
}

async function follow(context: CliContext, options: OptionValues, seconds: number): Promise<void> {
  const { texts, signal } = context;
  while (!signal.aborted) {
    try {
      await look(context, options);
    } catch (error) {
      if (!(error instanceof JejakError) || !error.retryable) throw error;
      if (!signal.aborted) tellError(context, error);
    }
    if (signal.aborted) return;
    context.progress(fill(texts.watch.waiting, { seconds }), false);
    await pause(seconds * 1000, signal);
  }
}

async function look(context: CliContext, options: OptionValues): Promise<number> {
  try {
    return await lookOnce(context, options);
  } catch (error) {
    throw asSystemError(error, String(options.data));
  }
}

async function lookOnce(context: CliContext, options: OptionValues): Promise<number> {
  const { watch: texts } = context.texts;
  const data = String(options.data);
  const files = watchFiles(data);
  const labels = options.labels === undefined ? {} : { labels: String(options.labels) };
  const chain = await openWatchChain({ data, ...labels, day: context.today() });
  let journal: ReturnType<typeof openJournal> | undefined;
  try {
    const { entries } = readWatchList(files.list, chain.chain);
    const state = readWatchState(files.state);
    journal = openJournal(files.journal, 'write');
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
    return await deliver(context, data, journal);
  } finally {
    journal?.close();
    await chain.close();
  }
}

function deliver(
  context: CliContext,
  data: string,
  journal: ReturnType<typeof openJournal>,
): Promise<number> {
  const { signal, texts } = context;
  return eachSink(context, data, async (sink) => {
    const n = await deliverAlerts(watchFiles(data).delivered, { sink, journal, signal });
    return fill(texts.watch.delivered, { sink: sink.id, n });
  });
}
