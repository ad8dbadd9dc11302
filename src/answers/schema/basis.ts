import * as z from 'zod';
import { grade } from './grade.ts';
import { moment } from './moment.ts';

const data = z.strictObject({
  chain: z.string(),
  manifest: z.string().meta({ description: 'SHA-256 of the manifest: names every byte of the data.' }),
  tip: moment.nullable().meta({ description: 'The last block of the data; null for none.' }),
  first: z
    .int()
    .nullable()
    .meta({ description: 'Height of the first block; what was held before it is not in the data.' }),
  blocks: z.int().meta({ description: 'Blocks that are there, of all from the first to the tip.' }),
  missing: z
    .strictObject({
      internalCalls: z
        .int()
        .meta({ description: 'Blocks without: coins that contracts paid out are not seen there.' }),
      receipts: z.int().meta({ description: 'Blocks without: transfers of tokens are not seen there.' }),
    })
    .meta({ description: 'What blocks lack; always 0 on a chain of outputs.' }),
  tables: z
    .int()
    .meta({ description: "Heights that come from a table of somebody else's, not from blocks." }),
  grade,
  sourced: z
    .strictObject({ blocks: z.int(), of: z.int() })
    .meta({ description: 'Blocks that are the word of their source, of all blocks.' }),
});

export const basis = z
  .strictObject({
    version: z.string().meta({ description: 'Of Jejak.' }),
    data: z.array(data),
    labels: z.strictObject({ on: z.iso.date(), tags: z.string(), sanctions: z.string() }).optional().meta({
      description: 'The day of the question, and digests of what was imported; absent: no names were asked.',
    }),
    request: z.record(z.string(), z.unknown()),
    digest: z
      .string()
      .meta({ description: 'SHA-256 over all of the above: the same question on the same data.' }),
  })
  .meta({ id: 'Basis', description: 'What an answer rests on, so that the other side can ask again.' });

export type BasisAnswer = z.infer<typeof basis>;
export type DataBasis = z.infer<typeof data>;
