import * as z from 'zod';

export const name = z
  .strictObject({
    label: z.string(),
    category: z.string().meta({ description: 'The concept of the label that decides; empty for none.' }),
    service: z.boolean().meta({ description: 'What comes to it is mixed with what others brought.' }),
    source: z.string().meta({ description: 'Who says so.' }),
    grade: z.literal('claimed'),
  })
  .meta({ id: 'Name', description: 'What a source calls an address. A claim, not an identity.' });

export const listing = z
  .strictObject({
    list: z.string(),
    name: z.string(),
    state: z.enum(['listed', 'unknown']).meta({
      description:
        'unknown: the newest publication that Jejak has is too old for the day, or the day lies between two.',
    }),
    grade: z.literal('claimed'),
  })
  .meta({
    id: 'Listing',
    description: 'What a sanctions list says of an address on the day of the question.',
  });

export type NameAnswer = z.infer<typeof name>;
export type ListingAnswer = z.infer<typeof listing>;
