import type { IdentifyAnswer } from '../../answers/identify/answer.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';
import type { Answer } from '../output/print.ts';
import { quote } from '../output/quote.ts';
import { basisLines } from './basis-lines.ts';

/** What a text is, and the next command for it. */
export function identifyLines(context: CliContext, answer: IdentifyAnswer): Answer {
  const texts = context.texts.answers;
  const { found, labelled, near, secret, notLookedAt } = answer;
  return {
    data: answer,
    columns: ['what', 'chain', 'state', 'time', 'name', 'id'],
    rows: [
      ...found.map(({ kind, chain, where, at, name, listings, id }) => [
        { shown: texts.kinds[kind], raw: kind },
        chain ?? '',
        { shown: texts.where[where], raw: where },
        at?.time.slice(0, 19).replace('T', ' ') ?? '',
        [...listings.map(({ list, state }) => (state === 'listed' ? list : `${list}?`)), name?.label]
          .filter(Boolean)
          .join(', '),
        id,
      ]),
      ...(labelled?.rows ?? []).map(({ chain, address, label }) => [
        { shown: texts.kinds.address, raw: 'address' },
        chain,
        { shown: texts.labelledState, raw: 'label' },
        '',
        label,
        address,
      ]),
    ],
    above: [
      ...(secret ? [texts.secret] : []),
      ...near.map(({ chain, reason }) => fill(texts.near, { chain, reason })),
      ...(labelled
        ? [fill(texts.labelled, { total: labelled.total, read: labelled.read, shown: labelled.rows.length })]
        : []),
      ...(!secret && near.length === 0 && found.length === 0 && !labelled ? [texts.nothing] : []),
    ],
    below: [
      ...nextLines(context, answer),
      ...(notLookedAt.includes('block-hashes') ? [texts.blockHashes] : []),
      ...(notLookedAt.includes('names') ? [texts.namesNotAsked] : []),
      ...basisLines(context, answer.basis),
    ],
  };
}

/** The command that shows what was found. */
function nextLines(context: CliContext, { found }: IdentifyAnswer): string[] {
  const [one] = found.filter(({ where }) => where === 'data');
  if (!one) return [];
  const at = context.words.indexOf('--data');
  const data = at < 0 ? [] : ['--data', context.words[at + 1]!];
  const words =
    one.kind === 'address'
      ? ['address', one.id]
      : one.kind === 'transaction' || one.kind === 'output'
        ? ['tx', one.id.split(':')[0]!]
        : undefined;
  return words
    ? [fill(context.texts.answers.next, { command: ['jejak', ...words, ...data].map(quote).join(' ') })]
    : [];
}
