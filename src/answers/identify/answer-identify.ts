import { basisOf } from '../basis-of.ts';
import { readRequest } from '../read-request.ts';
import { momentOf } from '../schema/moment.ts';
import type { Lake } from '../world/lake.ts';
import type { World } from '../world/open-world.ts';
import type { IdentifyAnswer } from './answer.ts';
import { type Recognised, recognise } from './recognise.ts';
import { type IdentifyRequest, identifyRequest } from './request.ts';

type Found = IdentifyAnswer['found'][number];

/**
 * What a pasted text is, and on which of the open chains it is found. A secret is named as one and is nowhere in the
 * answer. Errors: ANSWER_REQUEST, those of the sources.
 */
export async function answerIdentify(world: World, asked: IdentifyRequest): Promise<IdentifyAnswer> {
  const request = readRequest('identify', identifyRequest, asked);
  const { found, near, secret } = recognise(request.text);
  const lakes: Lake[] = [];
  const places: Found[] = [];
  for (const one of found.filter(({ kind }) => kind !== 'name')) places.push(...(await placesOf(world, one)));
  for (const chain of world.chains) await world.use(chain, async (lake) => void lakes.push(lake));
  const searched = found.some(({ kind }) => kind === 'name') ? world.labels : undefined;
  const known = places.filter(({ where }) => where === 'data');
  return {
    question: 'identify',
    schema: 1,
    // A hash of 64 digits can be of many chains; where one has it, the others are not worth a line.
    found: known.length > 0 ? known : places,
    ...(searched ? { labelled: searched.search(request.text, request.limit) } : {}),
    near: [...near],
    secret,
    notLookedAt: [
      ...(places.some(({ kind }) => kind === 'hash') && known.length === 0 ? ['block-hashes' as const] : []),
      ...(world.labels ? [] : ['names' as const]),
      ...(world.chains.length === 0 ? ['data' as const] : []),
    ],
    basis: basisOf(world, lakes, secret ? { ...request, text: '' } : request),
  };
}

async function placesOf(world: World, one: Recognised): Promise<Found[]> {
  const open = world.chains.filter((chain) => one.chains.length === 0 || one.chains.includes(chain));
  const found: Found[] = [];
  for (const chain of open) found.push(await world.use(chain, (lake) => placeIn(world, lake, one)));
  if (found.length > 0) return found;
  const chain = one.chains.length === 1 ? one.chains[0]! : null;
  const names = chain !== null && one.kind === 'address' ? namesOf(world, chain, one.id) : { listings: [] };
  return [{ kind: outsideKind(one), chain, id: one.id, where: 'not-open', ...names }];
}

/** Without data nobody can say whether a hash is a transaction's or a block's. */
function outsideKind({ kind }: Recognised): Found['kind'] {
  return kind === 'height' ? 'block' : kind === 'name' ? 'hash' : kind;
}

async function placeIn(world: World, lake: Lake, one: Recognised): Promise<Found> {
  const { chain } = lake;
  const place = { kind: outsideKind(one), chain, id: one.id, listings: [] };
  if (one.kind === 'address') {
    const names = namesOf(world, chain, one.id);
    const there = (await lake.source.findAddress(one.id)) !== undefined;
    return { ...place, ...names, where: there ? 'data' : 'not-in-data' };
  }
  if (one.kind === 'height') {
    const first = lake.family === 'accounts' ? (await lake.source.coverage()).firstNumber : 0;
    const height = Number(one.id);
    const there = lake.basis.tip !== null && height >= first && height <= lake.basis.tip.height;
    return { ...place, where: there ? 'data' : 'not-in-data' };
  }
  if (one.kind === 'extended-key') return { ...place, where: 'not-in-data' };
  const [hash, vout] = one.id.split(':');
  const tx = await lake.source.findTransaction(hash!);
  if (tx === undefined) return { ...place, where: 'not-in-data' };
  const ids = Float64Array.of(tx);
  if (lake.family === 'accounts') {
    const batch = await lake.source.transactions(ids);
    return { ...place, kind: 'transaction', where: 'data', at: momentOf(batch.number[0]!, batch.time[0]!) };
  }
  const batch = await lake.source.transactions(ids);
  const { time } = await lake.source.blocks(Uint32Array.of(batch.height[0]!));
  const at = momentOf(batch.height[0]!, time[0]!);
  if (one.kind === 'hash') return { ...place, kind: 'transaction', where: 'data', at };
  return { ...place, where: Number(vout) < batch.outputValue.length ? 'data' : 'not-in-data', at };
}

function namesOf(world: World, chain: string, address: string): Pick<Found, 'name' | 'listings'> {
  const name = world.labels?.name(chain, address);
  return { ...(name ? { name } : {}), listings: world.labels?.listings(chain, address) ?? [] };
}
