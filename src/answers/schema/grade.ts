import * as z from 'zod';

/** How a statement is known. Never mixed in one column: see docs/explanation/principles.md. */
export const grade = z.enum(['verified', 'sourced', 'inferred', 'claimed']).meta({
  id: 'Grade',
  description:
    'verified: hashes lead to a checked header. sourced: according to a source. inferred: by a rule of Jejak, with its measured error. claimed: a label.',
});
