import { dirname, resolve } from 'node:path';
import { jsonlSink } from '../../watch/sinks/jsonl-sink.ts';
import { mailSink } from '../../watch/sinks/mail-sink.ts';
import { readSinks } from '../../watch/sinks/read-sinks.ts';
import type { Sink } from '../../watch/sinks/sink.ts';
import { webhookSink } from '../../watch/sinks/webhook-sink.ts';
import type { CliContext } from '../command.ts';
import { mailOf } from './mail-of.ts';
import { pause } from './pause.ts';

/** Sinks of a list, each opened when it is asked for: one that cannot be used does not keep the others back. Errors: WATCH_SINKS. */
export function openSinks(context: CliContext, file: string): { readonly open: () => Sink }[] {
  const { environment, signal, texts } = context;
  return readSinks(file).map((spec) => ({
    open() {
      if (spec.kind === 'jsonl') return jsonlSink(spec.id, resolve(dirname(file), spec.path));
      if (spec.kind === 'smtp')
        return mailSink(spec, { environment, write: (alert) => mailOf(texts, alert) });
      const now = () => Math.floor(context.now() / 1000);
      return webhookSink(spec, {
        environment,
        now,
        signal,
        sleep: (milliseconds) => pause(milliseconds, signal),
      });
    },
  }));
}
