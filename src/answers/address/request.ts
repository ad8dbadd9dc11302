import * as z from 'zod';

/** What is at an address, and how it came and went. */
export const addressRequest = z.strictObject({
  address: z.string().min(1).max(200),
  chain: z.string().optional().meta({ description: 'Needed where several lakes are open.' }),
  limit: z.int().min(1).max(1_000).default(25).meta({ description: 'Rows of the history in one page.' }),
  cursor: z.string().max(100).optional().meta({ description: '`next` of the page before.' }),
});

export type AddressRequest = z.input<typeof addressRequest>;
