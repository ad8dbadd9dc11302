import { basisOf } from '../basis-of.ts';
import { readRequest } from '../read-request.ts';
import type { World } from '../world/open-world.ts';
import type { AddressAnswer } from './answer.ts';
import { answerAccountAddress } from './answer-account-address.ts';
import { answerOutputAddress } from './answer-output-address.ts';
import { type AddressRequest, addressRequest } from './request.ts';

/**
 * What an address holds by the data, and every payment that came and went, newest first and page by page. Errors:
 * ANSWER_REQUEST, ADDRESS_UNKNOWN, ADDRESS_INVALID, EVM_ADDRESS_INVALID, ANSWER_CURSOR, WORLD_CHAIN, those of openLake and the sources.
 */
export async function answerAddress(world: World, asked: AddressRequest): Promise<AddressAnswer> {
  const request = readRequest('address', addressRequest, asked);
  return world.use(request.chain, async (lake) => {
    const part =
      lake.family === 'outputs'
        ? await answerOutputAddress(world, lake, request)
        : await answerAccountAddress(world, lake, request);
    const name = world.labels?.name(lake.chain, part.address);
    return {
      question: 'address',
      schema: 1,
      chain: lake.chain,
      ...part,
      ...(name ? { name } : {}),
      listings: world.labels?.listings(lake.chain, part.address) ?? [],
      grade: lake.basis.grade,
      basis: basisOf(world, [lake], request),
    };
  });
}
