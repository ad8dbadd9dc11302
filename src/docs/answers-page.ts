import * as z from 'zod';
import { QUESTIONS } from '../answers/questions.ts';
import { generatedNote } from './generated-note.ts';

/** docs/reference/answers.md: what each question takes and what its answer holds. */
export function answersPage(): string {
  const parts = Object.entries(QUESTIONS).map(([name, { request, answer }]) =>
    [
      `## ${name}`,
      'What it takes:',
      fence(z.toJSONSchema(request, { io: 'input' })),
      'What its answer holds:',
      fence(z.toJSONSchema(answer)),
    ].join('\n\n'),
  );
  return `${[generatedNote('src/answers'), '# Questions and answers', INTRODUCTION, ...parts].join('\n\n')}\n`;
}

/** docs/reference/answers.schema.json: the same for programs. */
export function answersSchema(): string {
  const questions = Object.entries(QUESTIONS).map(([name, { request, answer }]) => [
    name,
    { request: z.toJSONSchema(request, { io: 'input' }), answer: z.toJSONSchema(answer) },
  ]);
  return `${JSON.stringify(Object.fromEntries(questions), undefined, 2)}\n`;
}

const INTRODUCTION = `What Jejak can be asked, as programs ask it: \`--format json\` prints the answer as it stands here, the library takes the request (see
\`openWorld\` in [src/index.ts](../../src/index.ts)). Schemas are JSON Schema 2020-12, also in [answers.schema.json](answers.schema.json).

Amounts are whole base units as decimal digits; \`assets\` says how many decimals they have. Times are UTC. \`grade\` says how a statement
is known: verified, sourced, inferred or claimed ([principles](../explanation/principles.md)). \`basis\` names the data, the version and the
question, so that the other side can ask again. \`schema\` is raised when a field changes its meaning or goes away.`;

function fence(schema: unknown): string {
  return ['```json', JSON.stringify(schema, undefined, 2), '```'].join('\n');
}
