import { createHash } from 'node:crypto';
import type { PackFields, PackValue } from '../../attribution/packs/pack.ts';
import { parseYaml } from '../../attribution/packs/parse-yaml.ts';
import { isConcept } from '../../attribution/taxonomy/is-concept.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { POLICIES } from '../../tracing/value/policies.ts';
import { parseShare } from './parse-share.ts';
import {
  EXPOSURE_KINDS,
  FLOW_WAYS,
  RISK_LEVELS,
  type RiskCategory,
  type RuleText,
  type SeverityRule,
  type SeverityRules,
} from './severity-rules.ts';

/**
 * Severity rules out of the text of a YAML file. What is not understood is refused: a rule that is misspelled would
 * otherwise silently judge nothing. Errors: SCREEN_RULES with file and line.
 */
export function readSeverityRules(text: string, file: string): SeverityRules {
  const { value, lines } = parsed(text, file);
  const place = (line: number, reason: string) =>
    new JejakError('SCREEN_RULES', { meta: { file, line, reason } });
  const top = checker(place, fieldsOf(value, place, 1), 1);
  top.only(['name', 'version', 'policy', 'indirect', 'minimum-confidence', 'categories', 'rules']);
  const categories = new Map<string, RiskCategory>();
  listOf(top, 'categories').forEach((item, i) => {
    const line = lines.categories?.[i] ?? 1;
    const found = category(checker(place, fieldsOf(item, place, line), line));
    if (categories.has(found.id)) throw place(line, `category ${found.id} is there twice`);
    categories.set(found.id, found);
  });
  // Without it a concept could fall under nothing.
  if (!categories.has('concept'))
    throw place(1, 'the category "concept", under which everything falls, is missing');
  const ids = new Set<string>();
  const rules = listOf(top, 'rules').map((item, i) => {
    const line = lines.rules?.[i] ?? 1;
    const found = rule(checker(place, fieldsOf(item, place, line), line), categories);
    if (ids.has(found.id)) throw place(line, `rule ${found.id} is there twice`);
    ids.add(found.id);
    return found;
  });
  return {
    name: top.text('name'),
    version: top.count('version', 1_000_000),
    sha256: createHash('sha256').update(text).digest('hex'),
    policy: top.oneOf('policy', POLICIES),
    indirect: top.share('indirect'),
    minimumConfidence: top.count('minimum-confidence', 100),
    categories,
    rules,
  };
}

function parsed(text: string, file: string) {
  try {
    return parseYaml({ text, line: 1 }, { file });
  } catch (cause) {
    if (!(cause instanceof JejakError)) throw cause;
    throw new JejakError('SCREEN_RULES', { meta: cause.meta, cause });
  }
}

function category(fields: Checker): RiskCategory {
  fields.only(['id', 'severity', 'stops', 'because']);
  const id = fields.text('id');
  if (!isConcept(id)) throw fields.fail(`"${id}" is no concept of the taxonomy`);
  const stops = fields.optional('stops') ?? true;
  // YAML 1.2 reads `no` as a text.
  if (![true, false, 'yes', 'no'].includes(stops as string | boolean))
    throw fields.fail('stops is yes or no');
  return {
    id,
    severity: fields.count('severity', 100),
    stops: stops === true || stops === 'yes',
    because: because(fields),
  };
}

function rule(fields: Checker, categories: ReadonlyMap<string, RiskCategory>): SeverityRule {
  fields.only(['id', 'level', 'when', 'because']);
  const when = fields.inner('when');
  when.only(['exposure', 'direction', 'categories', 'severity-from', 'share-from']);
  const named = when.optional('categories');
  if (named !== undefined && !Array.isArray(named)) throw fields.fail('categories is a list');
  for (const name of (named ?? []) as readonly PackValue[])
    if (!categories.has(String(name))) throw fields.fail(`"${String(name)}" is none of the categories above`);
  const exposure =
    when.optional('exposure') === undefined ? 'any' : when.oneOf('exposure', [...EXPOSURE_KINDS, 'any']);
  return {
    id: fields.text('id'),
    level: fields.oneOf('level', RISK_LEVELS),
    because: because(fields),
    ...(exposure === 'any' ? {} : { exposure }),
    ...(when.optional('direction') === undefined ? {} : { way: when.oneOf('direction', FLOW_WAYS) }),
    ...(named === undefined ? {} : { categories: (named as readonly PackValue[]).map(String) }),
    ...(when.optional('severity-from') === undefined
      ? {}
      : { severityFrom: when.count('severity-from', 100) }),
    ...(when.optional('share-from') === undefined ? {} : { shareFrom: when.share('share-from') }),
  };
}

function because(fields: Checker): RuleText {
  const texts = fields.inner('because');
  texts.only(['en', 'id']);
  return { en: texts.text('en'), id: texts.text('id') };
}

interface Checker {
  readonly fail: (reason: string) => JejakError;
  readonly only: (names: readonly string[]) => void;
  readonly optional: (name: string) => PackValue | undefined;
  readonly text: (name: string) => string;
  readonly count: (name: string, most: number) => number;
  readonly share: (name: string) => number;
  readonly oneOf: <T extends string>(name: string, allowed: readonly T[]) => T;
  readonly inner: (name: string) => Checker;
}

function checker(
  place: (line: number, reason: string) => JejakError,
  fields: PackFields,
  line: number,
): Checker {
  const fail = (reason: string) => place(line, reason);
  const optional = (name: string) => (Object.hasOwn(fields, name) ? fields[name] : undefined);
  const text = (name: string) => {
    const value = optional(name);
    if (typeof value === 'string' && value !== '') return value;
    throw fail(`${name} is missing or no text`);
  };
  return {
    fail,
    optional,
    text,
    only(names) {
      const other = Object.keys(fields).find((name) => !names.includes(name));
      if (other !== undefined) throw fail(`"${other}" is not known here; known are ${names.join(', ')}`);
    },
    count(name, most) {
      const value = optional(name);
      if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return value;
      throw fail(`${name} is a whole number from 0 to ${most}`);
    },
    share(name) {
      const share = parseShare(String(optional(name) ?? ''));
      if (share === undefined) throw fail(`${name} is a share as 12.5%, of at most four decimals`);
      return share;
    },
    oneOf<T extends string>(name: string, allowed: readonly T[]): T {
      const value = text(name);
      const found = allowed.find((word) => word === value);
      if (found === undefined) throw fail(`${name} is one of ${allowed.join(', ')}`);
      return found;
    },
    inner: (name) => checker(place, fieldsOf(optional(name), place, line), line),
  };
}

function fieldsOf(
  value: PackValue | undefined,
  place: (line: number, reason: string) => JejakError,
  line: number,
): PackFields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as PackFields;
  throw place(line, 'not a mapping of fields');
}

function listOf(top: Checker, name: string): readonly PackValue[] {
  const list = top.optional(name);
  if (Array.isArray(list) && list.length > 0) return list as readonly PackValue[];
  throw top.fail(`${name} is missing or no list`);
}
