import type { PackFields, PackValue } from '../packs/pack.ts';
import { CONFIDENCES, type ConfidenceId } from '../taxonomy/confidences.ts';
import { isConcept } from '../taxonomy/is-concept.ts';
import { TAG_TYPES } from '../taxonomy/tag-types.ts';
import { dayOf } from './day-of.ts';
import { fieldText } from './field-text.ts';
import type { ClaimBody } from './tag-claim.ts';

const KNOWN = new Set([
  ...[
    'address',
    'tx_hash',
    'currency',
    'network',
    'label',
    'actor',
    'category',
    'concepts',
    'abuse',
    'confidence',
  ],
  ...['source', 'context', 'licence', 'license', 'is_cluster_definer', 'tag_type', 'lastmod', 'valid_from'],
  ...['valid_to', 'reviewer'],
]);
/** No public pack comes near: a label is for people to read. */
const LONGEST = 65_536;
const DAYS = { lastmod: 'lastmod', valid_from: 'validFrom', valid_to: 'validTo' } as const;

/** Of a `bad` problem no tag comes; of the others the tag is kept as it is, because a newer standard may know the word. */
export interface ClaimProblem {
  readonly reason: string;
  readonly bad: boolean;
}

export interface BodyResult {
  readonly body?: ClaimBody;
  readonly problems: readonly ClaimProblem[];
}

/** What a tag says, out of its own and inherited fields. Nothing is guessed: what is wrong is told. */
export function readBody(fields: PackFields, pack: string): BodyResult {
  const problems: ClaimProblem[] = [];
  const bad = (reason: string) => problems.push({ reason, bad: true });
  const odd = (reason: string) => problems.push({ reason, bad: false });
  const text = (name: string) => fieldText(fields[name]);

  const [category, abuse, tagType, label] = [
    text('category'),
    text('abuse'),
    text('tag_type'),
    text('label'),
  ];
  const concepts = [...new Set([category, ...listOf(fields.concepts)])].filter(
    (entry) => entry !== undefined,
  );
  for (const concept of abuse === undefined ? concepts : [...concepts, abuse])
    if (!isConcept(concept)) odd(`"${concept}" is no concept of the taxonomy`);
  const confidence = text('confidence') ?? 'unknown';
  const known = Object.hasOwn(CONFIDENCES, confidence);
  if (!known) odd(`"${confidence}" is no confidence of the standard`);
  if (tagType !== undefined && !TAG_TYPES.some((type) => type === tagType))
    odd(`"${tagType}" is no type of tag`);
  const definer = flagOf(fields.is_cluster_definer);
  if (definer === null) odd('is_cluster_definer is neither true nor false');

  if (label === undefined) bad('no label');
  for (const [name, value] of Object.entries(fields)) {
    const long = fieldText(value) ?? '';
    if (long.length > LONGEST) bad(`${name} has more than ${LONGEST} characters`);
    // YAML can write half of a character; no file can hold it.
    else if (/\p{Surrogate}/u.test(long)) bad(`${name} has half of a character (a lone surrogate)`);
  }
  const days: Partial<Record<'lastmod' | 'validFrom' | 'validTo', string>> = {};
  for (const [name, key] of Object.entries(DAYS)) {
    const given = text(name);
    const day = given === undefined ? undefined : dayOf(given);
    if (given !== undefined && day === undefined) bad(`${name} is no date: "${given}"`);
    if (day !== undefined) days[key] = day;
  }
  if (days.validFrom && days.validTo && days.validTo < days.validFrom) bad('valid_to lies before valid_from');
  if (label === undefined || problems.some((problem) => problem.bad)) return { problems };

  const other = Object.entries(fields).filter(
    // The time of a day is not looked at, and not lost.
    ([name]) => !KNOWN.has(name) || (Object.hasOwn(DAYS, name) && /\d[Tt ]\d/.test(text(name) ?? '')),
  );
  const body: ClaimBody = {
    label,
    ...given({ actor: text('actor'), category }),
    concepts,
    ...given({ abuse }),
    confidence,
    level: CONFIDENCES[known ? (confidence as ConfidenceId) : 'unknown'],
    source: text('source') ?? pack,
    ...given({ context: text('context'), licence: text('licence') ?? text('license') }),
    ...(typeof definer === 'boolean' ? { clusterDefiner: definer } : {}),
    ...given({ tagType, ...days, reviewer: text('reviewer') }),
    ...(other.length > 0 ? { other: Object.fromEntries(other) } : {}),
  };
  return { body, problems };
}

/** Only what is there: an absent field and one that is undefined are not the same. */
function given<K extends string>(fields: Partial<Record<K, string | undefined>>): Partial<Record<K, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<
    Record<K, string>
  >;
}

function listOf(value: PackValue | undefined): (string | undefined)[] {
  return (Array.isArray(value) ? (value as readonly PackValue[]) : [value]).map(fieldText);
}

function flagOf(value: PackValue | undefined): boolean | null | undefined {
  if (value === undefined || value === null || typeof value === 'boolean') return value ?? undefined;
  const text = String(value).toLowerCase();
  // YAML 1.1 has these words for it.
  return ['true', 'yes', 'on'].includes(text) ? true : ['false', 'no', 'off'].includes(text) ? false : null;
}
