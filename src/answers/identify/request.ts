import * as z from 'zod';

/** What a text is: a hash, an address, a block, a name, or a link to one of them. */
export const identifyRequest = z.strictObject({
  text: z.string().min(1).max(2_000),
  limit: z.int().min(1).max(100).default(10).meta({ description: 'Addresses of a name that are shown.' }),
});

export type IdentifyRequest = z.input<typeof identifyRequest>;
