import type { Problem, Tell } from './problem.ts';

/** A list of problems and the function that adds to it. */
export function createProblems(): { readonly problems: readonly Problem[]; readonly tell: Tell } {
  const problems: Problem[] = [];
  const tell: Tell = (line, kind, about = {}) => {
    const value = about.value === undefined ? {} : { value: about.value.slice(0, 80) };
    problems.push({ line, kind, bad: true, ...about, ...value });
  };
  return { problems, tell };
}
