import { dayOf } from '../../claims/day-of.ts';
import { readListAddress } from '../read-list-address.ts';
import type { SanctionAddress, SanctionEntry, SanctionProblem } from '../sanction-entry.ts';
import { childText } from '../xml/child-text.ts';
import { descendants } from '../xml/descendants.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { ListFormat } from './list-format.ts';

const CURRENCY = /^Digital Currency Address - (\S+)$/;
/** Reference values by which parties are understood: they stand before the parties in the file. */
const VALUES = ['FeatureType', 'PartySubType', 'PartyType', 'List', 'LegalBasis'] as const;

type Draft = Omit<SanctionEntry, 'programmes' | 'listed' | 'legalBasis'>;

/**
 * OFAC's list in the Advanced Sanctions Data Model: parties with features, and apart from them the entries on a list with
 * their dates and programmes. Entries of the SDN list count; where a file has none, it is the consolidated list of
 * OFAC's other lists. Source: OFAC, sdn_advanced.xsd.
 */
export const ofacAdvanced: ListFormat = {
  format: 'ofac-advanced',
  list: 'ofac-sdn',
  records: ['DateOfIssue', ...VALUES, 'DistinctParty', 'SanctionsEntry'],
  begin() {
    const values = new Map(VALUES.map((name) => [name as string, new Map<string, XmlElement>()]));
    const parties = new Map<string, Draft>();
    const listings = { sdn: new Map<string, Listing>(), other: new Map<string, Listing>() };
    const problems: SanctionProblem[] = [];
    let published: string | undefined;
    const text = (name: string, id: string | undefined) => values.get(name)?.get(id ?? '')?.text ?? '';
    return {
      take(record) {
        if (record.name === 'DateOfIssue') published = dateOf(record);
        else if (record.name === 'DistinctParty')
          for (const profile of descendants(record, 'Profile')) {
            const kind = values.get('PartySubType')?.get(profile.attributes.PartySubTypeID ?? '');
            const named =
              kind && kind.text !== 'Unknown' ? kind.text : text('PartyType', kind?.attributes.PartyTypeID);
            const draft = readProfile(profile, {
              record,
              kind: named,
              typeOf: (id) => text('FeatureType', id),
              problems,
            });
            parties.set(profile.attributes.ID ?? '', draft);
          }
        else if (record.name === 'SanctionsEntry') {
          const list = text('List', record.attributes.ListID);
          // "Non-SDN Palestinian Legislative Council List" is not the SDN list.
          const found = list === '' || /^SDN\b/i.test(list) ? listings.sdn : listings.other;
          const basis = text('LegalBasis', descendants(record, 'EntryEvent')[0]?.attributes.LegalBasisID);
          const profile = record.attributes.ProfileID ?? '';
          found.set(profile, joinListings(found.get(profile), readListing(record, basis)));
        } else values.get(record.name)!.set(record.attributes.ID ?? '', record);
      },
      end() {
        const consolidated = listings.sdn.size === 0 && listings.other.size > 0;
        const found = consolidated ? listings.other : listings.sdn;
        return {
          ...(consolidated ? { list: 'ofac-consolidated' } : {}),
          published,
          problems,
          entries: [...parties].flatMap(([id, draft]) => {
            const listing = found.get(id);
            return listing ? [{ ...draft, ...listing }] : [];
          }),
        };
      },
    };
  },
};

type Listing = Pick<SanctionEntry, 'programmes' | 'listed' | 'legalBasis'>;

function readProfile(
  profile: XmlElement,
  about: {
    readonly record: XmlElement;
    readonly kind: string;
    readonly typeOf: (id: string | undefined) => string;
    readonly problems: SanctionProblem[];
  },
): Draft {
  const addresses: SanctionAddress[] = [];
  for (const feature of descendants(profile, 'Feature')) {
    const asset = CURRENCY.exec(about.typeOf(feature.attributes.FeatureTypeID))?.[1];
    if (asset === undefined) continue;
    for (const detail of descendants(feature, 'VersionDetail')) {
      const { address, problem } = readListAddress(asset, detail.text);
      if (address) addresses.push(address);
      if (problem !== undefined) about.problems.push({ line: detail.line, reason: problem });
    }
  }
  // An alias may be documented in several scripts: each is a name of its own.
  const names = descendants(profile, 'Alias').flatMap((alias) =>
    descendants(alias, 'DocumentedName').map((documented) => ({
      primary: alias.attributes.Primary === 'true',
      name: descendants(documented, 'NamePartValue')
        .map(({ text }) => text)
        .join(' '),
    })),
  );
  const primary = names.find((name) => name.primary) ?? names[0];
  const remarks = childText(about.record, 'Comment');
  return {
    id: about.record.attributes.FixedRef ?? profile.attributes.ID ?? '',
    kind: about.kind.toLowerCase(),
    name: primary?.name ?? '',
    aliases: names.filter((name) => name !== primary).map(({ name }) => name),
    ...(remarks === '' ? {} : { remarks }),
    addresses,
    line: about.record.line,
  };
}

/** A party may be entered several times: the first day counts, and all programmes. */
function joinListings(before: Listing | undefined, after: Listing): Listing {
  if (!before) return after;
  const listed = [before.listed, after.listed].filter((day) => day !== undefined).sort()[0];
  return {
    ...after,
    ...before,
    programmes: [...new Set([...before.programmes, ...after.programmes])],
    ...(listed === undefined ? {} : { listed }),
  };
}

/** The first event of an entry is its listing; measures name the programmes. */
function readListing(record: XmlElement, legalBasis: string): Listing {
  const days = descendants(record, 'EntryEvent')
    .flatMap((event) => descendants(event, 'Date').map(dateOf))
    .filter((day) => day !== undefined)
    .sort();
  const programmes = descendants(record, 'SanctionsMeasure').map((measure) => childText(measure, 'Comment'));
  return {
    programmes: [...new Set(programmes.filter(Boolean))],
    ...(days[0] === undefined ? {} : { listed: days[0] }),
    ...(legalBasis === '' ? {} : { legalBasis }),
  };
}

function dateOf(element: XmlElement): string | undefined {
  const part = (name: string) => descendants(element, name)[0]?.text ?? '';
  return dayOf(`${part('Year')}-${part('Month')}-${part('Day')}`);
}
