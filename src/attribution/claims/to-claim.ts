import type { PackFields, PackValue } from '../packs/pack.ts';
import { chainOfCurrency } from '../subjects/chain-of-currency.ts';
import { normaliseSubject } from '../subjects/normalise-subject.ts';
import { CONFIDENCES, type ConfidenceId } from '../taxonomy/confidences.ts';
import { isConcept } from '../taxonomy/is-concept.ts';
import { TAG_TYPES } from '../taxonomy/tag-types.ts';
import { dayOf } from './day-of.ts';
import type { TagClaim } from './tag-claim.ts';

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

export interface ClaimOrigin {
  readonly pack: string;
  readonly snapshot: string;
  readonly line: number;
}

/** `bad` problems leave no tag; of the others the tag is kept as it is, because a newer standard may know the word. */
export interface ClaimProblem {
  readonly reason: string;
  readonly bad: boolean;
}

export interface ClaimResult {
  readonly claim?: TagClaim;
  readonly problems: readonly ClaimProblem[];
}

/** A tag in one form out of its fields, those of the header included. Nothing is guessed: what is wrong is told. */
export function toClaim(fields: PackFields, origin: ClaimOrigin): ClaimResult {
  const problems: ClaimProblem[] = [];
  const bad = (reason: string) => problems.push({ reason, bad: true });
  const odd = (reason: string) => problems.push({ reason, bad: false });
  const text = (name: string) => textOf(fields[name]);

  const concepts = listOf(fields.concepts);
  const category = text('category');
  const abuse = text('abuse');
  const all = category !== undefined && !concepts.includes(category) ? [category, ...concepts] : concepts;
  for (const concept of abuse === undefined ? all : [...all, abuse])
    if (!isConcept(concept)) odd(`"${concept}" is no concept of the taxonomy`);

  const confidence = text('confidence') ?? 'unknown';
  if (!Object.hasOwn(CONFIDENCES, confidence)) odd(`"${confidence}" is no confidence of the standard`);
  const tagType = text('tag_type');
  if (tagType !== undefined && !TAG_TYPES.some((type) => type === tagType))
    odd(`"${tagType}" is no type of tag`);

  const label = text('label');
  if (label === undefined) bad('no label');
  const definer = flagOf(fields.is_cluster_definer);
  if (definer === null) odd('is_cluster_definer is neither true nor false');
  const days: Partial<Record<'lastmod' | 'valid_from' | 'valid_to', string>> = {};
  for (const name of ['lastmod', 'valid_from', 'valid_to'] as const) {
    const given = text(name);
    const day = given === undefined ? undefined : dayOf(given);
    if (given !== undefined && day === undefined) bad(`${name} is no date: "${given}"`);
    if (day !== undefined) days[name] = day;
  }
  if (days.valid_from && days.valid_to && days.valid_to < days.valid_from)
    bad('valid_to lies before valid_from');

  const subject = subjectOf(text);
  if ('reason' in subject) bad(subject.reason);
  if ('reason' in subject || label === undefined || problems.some((problem) => problem.bad))
    return { problems };
  const other = Object.entries(fields).filter(([name]) => !KNOWN.has(name));
  const set = <K extends string>(name: K, value: string | undefined) =>
    value === undefined ? {} : ({ [name]: value } as Record<K, string>);
  const claim: TagClaim = {
    subject,
    label,
    ...set('actor', text('actor')),
    ...set('category', category),
    concepts: all,
    ...set('abuse', abuse),
    confidence,
    level: Object.hasOwn(CONFIDENCES, confidence)
      ? CONFIDENCES[confidence as ConfidenceId]
      : CONFIDENCES.unknown,
    source: text('source') ?? origin.pack,
    ...set('context', text('context')),
    ...set('licence', text('licence') ?? text('license')),
    ...(typeof definer === 'boolean' ? { clusterDefiner: definer } : {}),
    ...set('tagType', tagType),
    ...set('lastmod', days.lastmod),
    ...set('validFrom', days.valid_from),
    ...set('validTo', days.valid_to),
    ...set('reviewer', text('reviewer')),
    ...origin,
    ...(other.length > 0 ? { other: Object.fromEntries(other) } : {}),
  };
  return { claim, problems };
}

function subjectOf(text: (name: string) => string | undefined): ReturnType<typeof normaliseSubject> {
  const [address, tx] = [text('address'), text('tx_hash')];
  if ((address === undefined) === (tx === undefined))
    return { reason: address === undefined ? 'neither address nor tx_hash' : 'both address and tx_hash' };
  const network = text('network') ?? text('currency');
  if (network === undefined) return { reason: 'neither network nor currency' };
  const chain = chainOfCurrency(network, address ?? '');
  return normaliseSubject({ chain, kind: address === undefined ? 'tx' : 'address', text: address ?? tx! });
}

function textOf(value: PackValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
  return text === '' ? undefined : text;
}

function listOf(value: PackValue | undefined): string[] {
  const list = Array.isArray(value) ? (value as readonly PackValue[]) : [value];
  return [...new Set(list.map((entry) => textOf(entry as PackValue | undefined)))].filter(
    (entry) => entry !== undefined,
  );
}

function flagOf(value: PackValue | undefined): boolean | null | undefined {
  if (value === undefined || value === null || typeof value === 'boolean') return value ?? undefined;
  const text = String(value).toLowerCase();
  // YAML 1.1 has these words for it.
  return ['true', 'yes', 'on'].includes(text) ? true : ['false', 'no', 'off'].includes(text) ? false : null;
}
