import * as z from 'zod';
import { basis } from '../schema/basis.ts';
import { moment } from '../schema/moment.ts';
import { listing, name } from '../schema/name.ts';

export const identifyAnswer = z
  .strictObject({
    question: z.literal('identify'),
    schema: z.literal(1),
    found: z.array(
      z.strictObject({
        kind: z.enum(['transaction', 'address', 'output', 'block', 'extended-key', 'hash']).meta({
          description: 'hash: no transaction of the open data has it; it may be that of a block.',
        }),
        chain: z.string().nullable().meta({ description: 'null: the form alone does not say it.' }),
        id: z.string(),
        where: z.enum(['data', 'not-in-data', 'not-open']).meta({
          description:
            'data: it is in the open data. not-in-data: the chain is open and does not have it, as far as the data go. not-open: no data of the chain are open.',
        }),
        at: moment.optional(),
        name: name.optional(),
        listings: z.array(listing),
      }),
    ),
    labelled: z
      .strictObject({
        total: z.int().meta({ description: 'Labels with the text in them, of those that were read.' }),
        rows: z.array(
          z.strictObject({ chain: z.string(), address: z.string(), label: z.string(), source: z.string() }),
        ),
        read: z.int(),
        all: z.boolean().meta({ description: 'false: the reading stopped before the last label.' }),
      })
      .optional()
      .meta({ description: 'Only for a text that is nothing else, where labels are open.' }),
    near: z.array(z.strictObject({ chain: z.string(), reason: z.string() })).meta({
      description: 'It has the form of an address of that chain, and is none: most likely mistyped.',
    }),
    secret: z.boolean().meta({
      description:
        'It is, or may be, a private key or the words of a wallet. It was not kept and is not repeated.',
    }),
    notLookedAt: z
      .array(z.enum(['names', 'data', 'block-hashes']))
      .meta({ description: 'block-hashes: blocks are not looked up by their hash.' }),
    basis,
  })
  .meta({ id: 'IdentifyAnswer' });

export type IdentifyAnswer = z.infer<typeof identifyAnswer>;
