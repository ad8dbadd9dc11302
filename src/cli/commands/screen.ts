import { existsSync, statSync } from 'node:fs';
import { normaliseAddress } from '../../attribution/subjects/normalise-address.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { openScreening } from '../../screening/open-screening.ts';
import { screenAddresses } from '../../screening/screen-addresses.ts';
import { screenOutcome } from '../../screening/screen-outcome.ts';
import { screenTransaction } from '../../screening/screen-transaction.ts';
import { askedDay } from '../asked-day.ts';
import type { Command } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { print } from '../output/print.ts';
import { failOn, screenExit } from '../screen/screen-exit.ts';
import { screenFile } from '../screen/screen-file.ts';
import { screenParameters } from '../screen/screen-parameters.ts';
import { subjectAnswer } from '../screen/subject-answer.ts';
import { transactionAnswer } from '../screen/transaction-answer.ts';
import { version } from '../version.ts';

export const screenCommand: Command = {
  name: 'screen',
  arguments: [{ name: 'subject' }],
  options: [
    OPTIONS.labels,
    OPTIONS.severity,
    OPTIONS.on,
    OPTIONS.maxAge,
    OPTIONS.policy,
    OPTIONS.directOnly,
    OPTIONS.indirect,
    OPTIONS.depth,
    OPTIONS.budget,
    OPTIONS.recent,
    OPTIONS.failOn,
    OPTIONS.data,
    OPTIONS.format,
  ],
  async run(context, { arguments: [subject], options }) {
    const stops = failOn(options);
    const text = subject!.trim();
    const isTransaction = /^(?:0x)?[0-9a-fA-F]{64}$/.test(text);
    const isFile = !isTransaction && existsSync(text) && statSync(text).isFile();
    const indirect = isFile ? options.indirect === true : options.directOnly !== true;
    const { parameters, shown } = screenParameters(options, indirect);
    const screening = await openScreening({
      ...parameters,
      data: String(options.data),
      ...(options.labels === undefined ? {} : { labels: String(options.labels) }),
      ...(options.severity === undefined ? {} : { rules: String(options.severity) }),
      day: askedDay(context, options.on),
      maxAge: Number(options.maxAge),
      version: version(),
      onBuild: () => context.warn(`${context.texts.screen.building}\n`),
      signal: context.signal,
    });
    const format = String(options.format);
    try {
      if (isFile) return await screenFile(context, screening, { path: text, format, parameters, stops });
      if (isTransaction) {
        const result = await screenTransaction(screening.context, text.toLowerCase(), parameters);
        print(context, format, transactionAnswer(context, { screening, shown }, result));
        return screenExit([screenOutcome(result.level)], stops);
      }
      const { chain } = screening.context.basis;
      const found = normaliseAddress(chain, text);
      if (found.id === undefined)
        throw new JejakError('SCREEN_SUBJECT', { meta: { input: text, chain, reason: found.reason } });
      const [result] = await screenAddresses(screening.context, [found.id], parameters);
      print(context, format, subjectAnswer(context, { screening, shown }, result!));
      // A script must not go on: whether a payment is allowed is for a person to say.
      return screenExit([screenOutcome(result!.level)], stops);
    } finally {
      await screening.close();
    }
  },
};
