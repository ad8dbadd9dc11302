import * as z from 'zod';

export const moment = z
  .strictObject({
    height: z.int().nonnegative(),
    time: z.iso.datetime().meta({ description: 'UTC, of the block header.' }),
  })
  .meta({ id: 'Moment' });

export type MomentAnswer = z.infer<typeof moment>;

/** Height and UTC seconds as an answer has them. */
export function momentOf(height: number, seconds: number): MomentAnswer {
  return { height, time: new Date(seconds * 1_000).toISOString().replace('.000Z', 'Z') };
}
