import * as z from 'zod';

/** An amount in whole base units, decimal digits: no number of JSON holds it exactly. */
export const amount = z
  .string()
  .regex(/^-?\d+$/)
  .meta({
    description: 'Whole base units as decimal digits; `assets` says how many decimals they have.',
    examples: ['150000000'],
  });

export const asset = z
  .strictObject({
    id: z.string().meta({ description: 'Chain and coin or contract; amounts name their asset by it.' }),
    chain: z.string(),
    contract: z.string().optional(),
    tokenId: z.string().optional(),
    symbol: z.string().meta({ description: 'Empty when unknown. Anybody may choose the symbol of a token.' }),
    decimals: z
      .int()
      .nullable()
      .meta({ description: 'null: not known; amounts are then shown in base units.' }),
    decimalsSource: z
      .string()
      .meta({ description: 'Who says so: chain, list, table, node; empty for nobody.' }),
    warning: z.string().meta({ description: 'counterfeit or decimals; empty for none.' }),
  })
  .meta({ id: 'Asset' });

export type AssetAnswer = z.infer<typeof asset>;
