import type { Problem, Tell } from './problem.ts';

/** Characters of a value that a problem repeats. */
const SHOWN = 120;

/** A list of problems and the function that adds to it. */
export function createProblems(): { readonly problems: readonly Problem[]; readonly tell: Tell } {
  const problems: Problem[] = [];
  const tell: Tell = (line, kind, about = {}) => {
    const value = about.value === undefined ? {} : { value: cut(about.value) };
    problems.push({ line, kind, bad: true, ...about, ...value });
  };
  return { problems, tell };
}

/** The whole text stands in the file; the problem only has to name it. */
function cut(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
