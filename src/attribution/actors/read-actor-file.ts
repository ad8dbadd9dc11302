import type { ActorTable } from './actor.ts';
import { readActorPack } from './read-actor-pack.ts';
import { readActorYaml } from './read-actor-yaml.ts';

/** What a file says about actors: an ActorPack has a list `actors`, everything else is read as a dossier. Errors: TAG_PACK. */
export function readActorFile(path: string, text: string): ActorTable {
  return /^actors:/m.test(text) ? readActorPack(path, text) : readActorYaml(text);
}
