import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { Sink } from '../../watch/sinks/sink.ts';
import type { CliContext } from '../command.ts';
import { tellError } from '../tell-error.ts';
import { openSinks } from './open-sinks.ts';
import { sinksFile } from './sinks-file.ts';

/**
 * Every sink that takes the alerts of a lake gets its turn, whatever the others do; `act` gives the line that is told. The gravest exit code
 * counts: 1 before 75, because 75 mends itself. Errors: SINKS_IN_LAKE, WATCH_SINKS, CANCELLED.
 */
export async function eachSink(
  context: CliContext,
  data: string,
  act: (sink: Sink) => Promise<string>,
): Promise<number> {
  const { path, shown } = sinksFile(context, data);
  const sinks = path === undefined ? [] : openSinks(context, path, data);
  if (sinks.length === 0) context.write(`${fill(context.texts.watch.noSinks, { file: shown })}\n`);
  const codes = [0];
  for (const { open } of sinks) {
    try {
      const sink = open();
      try {
        context.write(`${await act(sink)}\n`);
      } finally {
        sink.close();
      }
    } catch (error) {
      // What an end of the command interrupts has not failed.
      if (context.signal.aborted) throw new JejakError('CANCELLED');
      if (!(error instanceof JejakError)) throw error;
      codes.push(tellError(context, error));
    }
  }
  return codes.includes(1) ? 1 : Math.max(...codes);
}
