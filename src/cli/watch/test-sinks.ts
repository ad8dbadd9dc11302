import { createHash } from 'node:crypto';
import { fill } from '../../texts/fill.ts';
import type { Alert } from '../../watch/alert.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { eachSink } from './each-sink.ts';

/** Sends a made-up alert, marked as such, to every webhook and mail server. Errors: SINKS_IN_LAKE, WATCH_SINKS; SINK_FAILED and SINK_REFUSED are told. */
export function testSinks(context: CliContext, options: OptionValues): Promise<number> {
  const { watch: texts } = context.texts;
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
    grade: 'sourced',
    block: '',
    watched: [],
    amounts: [],
    parties: [],
    partiesTotal: 0,
  };
  return eachSink(context, String(options.data), async (sink) => {
    // A file of alerts is counted by its lines: a test in it would be one too many.
    if (sink.last) return fill(texts.testedFile, { sink: sink.id });
    await sink.send(alert);
    return fill(texts.tested, { sink: sink.id });
  });
}
