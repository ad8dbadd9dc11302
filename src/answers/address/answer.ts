import * as z from 'zod';
import { amount, asset } from '../schema/asset.ts';
import { basis } from '../schema/basis.ts';
import { grade } from '../schema/grade.ts';
import { moment } from '../schema/moment.ts';
import { listing, name } from '../schema/name.ts';

const total = z
  .strictObject({
    asset: z.string(),
    received: amount,
    sent: amount,
    held: amount.nullable().meta({
      description: 'What is left by the record up to the last block of the data; null when nobody can know.',
    }),
    beyond: amount.nullable().meta({
      description:
        'What was sent beyond what is recorded to have come, of unknown origin: received - sent + beyond = held. null as `held`.',
    }),
    heldIs: z.enum(['balance', 'recorded', 'unknown']).meta({
      description:
        'balance: every payment of the chain up to the tip is in the data and was verified. recorded: what came before the data, or beside them, is not in it.',
    }),
    in: z.int().meta({ description: 'Payments in: outputs, or transfers.' }),
    out: z.int().meta({ description: 'Payments out: outputs spent, or transfers.' }),
    first: moment,
    last: moment,
  })
  .meta({ id: 'AddressTotal' });

const counterparty = z.strictObject({
  address: z.string(),
  amount: amount.meta({
    description: 'What it brought or got in this transaction, whoever it was from or for.',
  }),
  name: name.optional(),
});

export const movement = z
  .strictObject({
    txid: z.string(),
    at: moment,
    grade: grade.meta({ description: 'An internal call is always sourced: no header covers it.' }),
    asset: z.string(),
    in: amount,
    out: amount,
    counterparties: z.array(counterparty),
    counterpartiesTotal: z
      .int()
      .meta({ description: 'Of all, of which the largest are shown; of a CoinJoin none is.' }),
    coinJoin: z
      .boolean()
      .meta({ description: 'Inferred: it looks like a CoinJoin, so nobody can say who paid whom.' }),
  })
  .meta({ id: 'Movement' });

export const addressAnswer = z
  .strictObject({
    question: z.literal('address'),
    schema: z.literal(1),
    chain: z.string(),
    address: z.string(),
    assets: z.array(asset),
    totals: z.array(total),
    history: z.strictObject({
      rows: z.array(movement).meta({ description: 'Newest first.' }),
      total: z.int().nullable().meta({ description: 'Rows in all; null where they were not all counted.' }),
      next: z.string().nullable(),
    }),
    name: name.optional(),
    listings: z.array(listing),
    cluster: z
      .strictObject({
        id: z.string().meta({ description: 'The address that was there first.' }),
        size: z.int(),
        grade: z.literal('inferred'),
      })
      .optional(),
    grade,
    notLookedAt: z.array(z.enum(['names', 'clusters', 'counterparties'])).meta({
      description: 'What the answer says nothing about, because it was not asked, or is not there.',
    }),
    basis,
  })
  .meta({ id: 'AddressAnswer' });

export type AddressAnswer = z.infer<typeof addressAnswer>;
export type AddressTotal = z.infer<typeof total>;
export type Movement = z.infer<typeof movement>;
