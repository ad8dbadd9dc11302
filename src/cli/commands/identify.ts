import { answerIdentify } from '../../answers/identify/answer-identify.ts';
import { askWorld } from '../answers/ask-world.ts';
import { identifyLines } from '../answers/identify-lines.ts';
import type { Command } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { print } from '../output/print.ts';

export const identifyCommand: Command = {
  name: 'identify',
  arguments: [{ name: 'text', rest: true }],
  options: [OPTIONS.labels, OPTIONS.on, OPTIONS.data, OPTIONS.engine, OPTIONS.format],
  async run(context, { arguments: words, options }) {
    const answer = await askWorld(context, options, (world) =>
      answerIdentify(world, { text: words.join(' ') }),
    );
    print(context, String(options.format), identifyLines(context, answer));
    return answer.secret ? 1 : 0;
  },
};
