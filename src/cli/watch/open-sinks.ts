import { isForLake } from '../../watch/sinks/is-for-lake.ts';
import { jsonlSink } from '../../watch/sinks/jsonl-sink.ts';
import { mailSink } from '../../watch/sinks/mail-sink.ts';
import { readSinks } from '../../watch/sinks/read-sinks.ts';
import type { Sink } from '../../watch/sinks/sink.ts';
import { webhookSink } from '../../watch/sinks/webhook-sink.ts';
import type { CliContext } from '../command.ts';
import { mailOf } from './mail-of.ts';

/**
 * Sinks of a list that take the alerts of a lake, each opened when it is asked for: one that cannot be used does not keep
 * the others back. Errors: WATCH_SINKS.
 */
export function openSinks(context: CliContext, file: string, lake: string): { readonly open: () => Sink }[] {
  const { environment, signal, texts } = context;
  const own = readSinks(file).filter((spec) => isForLake(spec, lake));
  return own.map((spec) => ({
    open() {
      if (spec.kind === 'jsonl') return jsonlSink(spec.id, spec.path);
      if (spec.kind === 'smtp')
        return mailSink(spec, { environment, signal, write: (alert) => mailOf(texts, alert) });
      const now = () => Math.floor(context.now() / 1000);
      return webhookSink(spec, { environment, now, http: { signal } });
    },
  }));
}
