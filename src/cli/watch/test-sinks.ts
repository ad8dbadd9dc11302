import { createHash } from 'node:crypto';
import { fill } from '../../texts/fill.ts';
import type { Alert } from '../../watch/alert.ts';
import { watchFiles } from '../../watch/watch-files.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { openSinks } from './open-sinks.ts';

/** Sends a made-up alert, marked as such, to every webhook and mail server. Errors: WATCH_SINKS, SINK_FAILED, SINK_REFUSED. */
export async function testSinks(context: CliContext, options: OptionValues): Promise<number> {
  const { watch: texts } = context.texts;
  const { sinks: file } = watchFiles(String(options.data));
  const sinks = openSinks(context, file);
  if (sinks.length === 0) context.write(`${fill(texts.noSinks, { file })}\n`);
  const now = context.now();
  const alert: Alert = {
    seq: 0,
    id: createHash('sha256').update(`test ${now}`).digest('hex'),
    kind: 'alert',
    rule: 'received',
    entry: 'test',
    chain: 'test',
    manifest: '',
    tx: '0'.repeat(64),
    height: 0,
    time: Math.floor(now / 1000),
    block: '',
    watched: [],
    amounts: [],
    parties: [],
    partiesTotal: 0,
  };
  for (const { id, open } of sinks) {
    const sink = open();
    try {
      // A file of alerts is counted by its lines: a test in it would be one too many.
      if (!sink.last) await sink.send(alert);
      context.write(`${fill(texts.tested, { sink: id })}\n`);
    } finally {
      sink.close();
    }
  }
  return 0;
}
