import { JejakError } from '../../primitives/jejak-error.ts';
import type { ChangeHeuristic } from './change-heuristic.ts';
import { CHANGE_HEURISTICS, type ChangeName, POWER_OF_TEN } from './change-heuristics.ts';
import { powerOfTen } from './power-of-ten.ts';
import { SET_ALGEBRA } from './set-algebra.ts';

export interface ChangeExpression {
  readonly heuristic: ChangeHeuristic;
  /** Of the surest heuristic named in it, 0 to 100. */
  readonly confidence: number;
}

const TOKEN = /\s*(unique(?=\s*\()|[a-z]+(?:-[a-z]+)*|\d{1,2}|[()&|]|-)\s*/y;

/**
 * Reads an expression over the names of CHANGE_HEURISTICS: `a & b` both, `a | b` either, `a - b` the first without the
 * second, `unique(a)` only where it names one output; parentheses; all operators bind alike, from left to right. A name
 * holds its dashes together, so minus needs a space before it. `power-of-ten(4)` takes values as round that end in four
 * zeros. Errors: CHANGE_EXPRESSION_INVALID with the place.
 */
export function parseChangeExpression(text: string): ChangeExpression {
  const tokens: { word: string; at: number }[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw invalid(text, at);
    tokens.push({ word: match[1]!, at });
  }
  let next = 0;
  let confidence = 0;

  function term(): ChangeHeuristic {
    const token = tokens[next++];
    if (!token) throw invalid(text, text.length);
    if (token.word === '(') return closed(list());
    if (token.word === 'unique') {
      if (tokens[next++]?.word !== '(') throw invalid(text, token.at);
      return SET_ALGEBRA.unique(closed(list()));
    }
    const known = CHANGE_HEURISTICS[token.word as ChangeName];
    if (!Object.hasOwn(CHANGE_HEURISTICS, token.word)) throw invalid(text, token.at);
    confidence = Math.max(confidence, known.confidence);
    if (token.word === 'power-of-ten' && tokens[next]?.word === '(') return powerOfTen(digits());
    return known.heuristic;
  }
  function digits(): number {
    next += 1;
    const token = tokens[next++];
    const count = /^\d+$/.test(token?.word ?? '') ? Number(token!.word) : 0;
    if (count < POWER_OF_TEN.least || count > POWER_OF_TEN.most)
      throw invalid(text, token?.at ?? text.length);
    return closed(count);
  }
  function closed<T>(inner: T): T {
    const token = tokens[next++];
    if (token?.word !== ')') throw invalid(text, token?.at ?? text.length);
    return inner;
  }
  function list(): ChangeHeuristic {
    let left = term();
    for (;;) {
      const operator = tokens[next]?.word;
      if (operator !== '&' && operator !== '|' && operator !== '-') return left;
      next += 1;
      const right = term();
      left = SET_ALGEBRA[operator === '&' ? 'and' : operator === '|' ? 'or' : 'minus'](left, right);
    }
  }

  const heuristic = list();
  if (next < tokens.length) throw invalid(text, tokens[next]!.at);
  return { heuristic, confidence };
}

function invalid(text: string, at: number): JejakError {
  return new JejakError('CHANGE_EXPRESSION_INVALID', {
    meta: { text, position: at + 1, known: Object.keys(CHANGE_HEURISTICS).join(', ') },
  });
}
