import { answerAddress } from '../../answers/address/answer-address.ts';
import { addressLines } from '../answers/address-lines.ts';
import { askWorld } from '../answers/ask-world.ts';
import type { Command } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { print } from '../output/print.ts';

export const addressCommand: Command = {
  name: 'address',
  arguments: [{ name: 'address' }],
  options: [
    OPTIONS.labels,
    OPTIONS.on,
    OPTIONS.data,
    OPTIONS.engine,
    OPTIONS.limit,
    OPTIONS.cursor,
    OPTIONS.format,
  ],
  async run(context, { arguments: [address], options }) {
    const answer = await askWorld(context, options, (world) =>
      answerAddress(world, {
        address: address!,
        limit: Number(options.limit),
        ...(options.cursor === undefined ? {} : { cursor: String(options.cursor) }),
      }),
    );
    print(context, String(options.format), addressLines(context, answer));
    return 0;
  },
};
