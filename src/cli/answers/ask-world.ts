import { openWorld, type World } from '../../answers/world/open-world.ts';
import { askedDay } from '../asked-day.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { version } from '../version.ts';

/** Opens what `--data`, `--labels`, `--on` and `--engine` name, asks one question and closes it. Errors: those of openWorld and of the question. */
export async function askWorld<T>(
  context: CliContext,
  options: OptionValues,
  ask: (world: World) => Promise<T>,
): Promise<T> {
  const world = await openWorld({
    lakes: [String(options.data)],
    ...(options.labels === undefined ? {} : { labels: String(options.labels) }),
    engine: options.engine === 'lake' ? 'lake' : 'graph',
    on: askedDay(context, options.on),
    version: version(),
    signal: context.signal,
  });
  try {
    return await ask(world);
  } finally {
    await world.close();
  }
}
