export type AccountRole = 'exchange' | 'service' | 'person';

/** Words of categories that name people and what they did, not services that many use. */
const PEOPLE =
  /theft|thief|hack|heist|exploit|scam|phish|ransom|extort|victim|person|user|sanction|terror|crime/;

/**
 * What a tag's category makes of an address. Whatever is not plainly a person counts as a service: a service that is
 * taken for a person merges strangers, the reverse only misses a link.
 */
export function accountRole(category: string): AccountRole {
  const name = category.toLowerCase();
  if (/exchange|\bcex\b/.test(name) && !/dex\b|decentrali[sz]ed/.test(name)) return 'exchange';
  return PEOPLE.test(name) ? 'person' : 'service';
}
