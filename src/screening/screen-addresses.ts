import { bestLabel } from '../attribution/claims/best-label.ts';
import { claimState } from '../attribution/claims/claim-state.ts';
import type { TagClaim } from '../attribution/claims/tag-claim.ts';
import type { TaintPolicyId } from '../tracing/value/policies.ts';
import { POLICIES } from '../tracing/value/policies.ts';
import type { Exposure } from './evidence.ts';
import type { SeenTransfer } from './exposure/direct-output-flow.ts';
import type { DirectFlow, FlowEnd } from './exposure/flow-end.ts';
import { type ExposureGroup, groupExposures } from './exposure/group-exposures.ts';
import type { IndirectFlow } from './exposure/indirect-flow.ts';
import type { SubjectFlows } from './exposure/subject-flows.ts';
import { judge } from './judge.ts';
import { listingLevel } from './listing-level.ts';
import { findLookAlikes, type LookAlike } from './look-alike/find-look-alikes.ts';
import { type FoundExposures, nameExposures } from './name-exposures.ts';
import { notLookedAt } from './not-looked-at.ts';
import { openShares } from './open-shares.ts';
import { categoryOf } from './rules/category-of.ts';
import { gravest } from './rules/gravest.ts';
import { FLOW_WAYS, type FlowWay, type RiskCategory } from './rules/severity-rules.ts';
import { sanctionFindings } from './sanction-findings.ts';
import type { ScreenContext, ScreenParameters } from './screen-context.ts';
import type { ScreenResult, ScreenTotals } from './screen-result.ts';
import { verdict } from './verdict.ts';

/**
 * Screens addresses of one chain, in the order given. Direct exposure of all is read at once; with `indirect` every
 * address is also traced, both ways. An address that the data do not have is answered from labels and lists alone.
 * The answer is a function of `context.basis` and the addresses: no clock, no network.
 */
export async function screenAddresses(
  context: ScreenContext,
  addresses: readonly string[],
  parameters: ScreenParameters,
): Promise<ScreenResult[]> {
  const { chain, index } = context;
  const ids = await chain.find(addresses);
  const known = [...new Set(ids.filter((id) => id !== undefined))];
  const seen: SeenTransfer[] = [];
  const flows = await chain.direct(known, {
    policies: POLICIES,
    labelled: (id) => index.of(id) !== undefined,
    touches: (tx) => index.touches(tx),
    limit: parameters.directLimit,
    ...(parameters.indirect ? { seeds: parameters.indirect.seeds } : {}),
    // Names of all counterparties are dear: only whoever asks for everything gets what needs them.
    ...(parameters.indirect && known.length === 1 ? { seen: (transfer) => seen.push(transfer) } : {}),
  });
  const flowOf = new Map(flows.map((flow) => [flow.address, flow]));
  const found: Found[] = [];
  for (const [i, address] of addresses.entries()) {
    const id = ids[i];
    const direct = id === undefined ? undefined : flowOf.get(id)!;
    const indirect = direct ? await behind(context, direct, parameters) : {};
    const lookAlikes = seen.length > 0 ? findLookAlikes(await chain.acquaintances(seen), address) : [];
    found.push({ address, id, flows: direct && { direct, indirect }, lookAlikes });
  }
  const exposures = await nameExposures(
    context,
    found.map(({ flows }) => exposuresOf(context, flows)),
  );
  const results: ScreenResult[] = [];
  for (const [i, about] of found.entries())
    results.push(await resultOf(context, parameters, { ...about, exposures: exposures[i]! }));
  return results;
}

/** What was found about one address. */
interface Found {
  readonly address: string;
  readonly id: number | undefined;
  readonly flows: SubjectFlows | undefined;
  readonly lookAlikes: readonly LookAlike[];
}

function exposuresOf({ index, rules }: ScreenContext, flows: SubjectFlows | undefined): FoundExposures {
  if (!flows) return { groups: [], wholeOf: () => 0n };
  const options = { rules, labelOf: (place: number) => index.of(place) };
  const groups = groupExposures('direct', flows.direct.ends, options);
  for (const way of FLOW_WAYS)
    groups.push(...groupExposures('indirect', flows.indirect[way]?.ends ?? [], options));
  return { groups, wholeOf: (group, policy) => wholeOf(flows, group, policy) };
}

async function behind(
  { chain, index, rules, signal }: ScreenContext,
  subject: DirectFlow,
  { indirect: limits }: ScreenParameters,
): Promise<SubjectFlows['indirect']> {
  const flows: Partial<Record<FlowWay, IndirectFlow>> = {};
  if (!limits) return flows;
  for (const way of FLOW_WAYS) {
    const flow = await chain.indirect(subject, {
      way,
      policies: POLICIES,
      judged: rules.policy,
      limits,
      labelOf: (id) => index.of(id),
      from: 2,
      ...(signal ? { signal } : {}),
    });
    if (flow) flows[way] = flow;
  }
  return flows;
}

async function resultOf(
  context: ScreenContext,
  parameters: ScreenParameters,
  about: Found & { readonly exposures: readonly Exposure[] },
): Promise<ScreenResult> {
  const { index, rules, basis } = context;
  const { address, id, flows, exposures } = about;
  const claims = context.claimsOf(address);
  const label = id === undefined ? undefined : index.of(id);
  const inherited = label?.inherited === true;
  const own = ownCategory(context, claims, label?.category);
  const coverage = {
    looked: flows?.direct.looked ?? 0,
    complete: flows?.direct.complete ?? true,
    open: flows ? openShares(flows.indirect, rules.policy) : {},
  };
  const known = id !== undefined;
  const unseen = notLookedAt(context, parameters, { known, ...coverage });
  const findings = await sanctionFindings(context, {
    address,
    listed: label?.listed ?? 'no',
    ends: endsOf(flows),
  });
  return {
    subject: address,
    ...verdict(judge(rules, own, exposures), { level: listingLevel(findings), findings }, unseen),
    known,
    own: {
      ...(own ? { category: own.id } : {}),
      inherited,
      digest: bestLabel(claims, basis.on),
      claims,
      inheritedTags:
        parameters.indirect && label
          ? ((await context.chain.inherited(address, context.claimsOf))?.inherited ?? [])
          : [],
    },
    exposures,
    lookAlikes: about.lookAlikes,
    totals: flows ? await totalsOf(context, flows.direct) : [],
    coverage,
  };
}

/** The gravest category that is said of the subject itself on the day, or that it has by its cluster. */
function ownCategory(
  { rules, basis }: ScreenContext,
  claims: readonly TagClaim[],
  indexed: string | undefined,
): RiskCategory | undefined {
  const said = claims
    .filter((claim) => claimState(claim, basis.on) === 'valid')
    .flatMap((claim) => categoryOf(rules, claim) ?? []);
  const had = indexed === undefined ? undefined : rules.categories.get(indexed);
  return gravest(rules, had ? [...said, had] : said);
}

function endsOf(flows: SubjectFlows | undefined): readonly FlowEnd[] {
  return flows ? [...flows.direct.ends, ...FLOW_WAYS.flatMap((way) => flows.indirect[way]?.ends ?? [])] : [];
}

async function totalsOf({ chain }: ScreenContext, { totals }: DirectFlow): Promise<ScreenTotals[]> {
  const names = await chain.assets(totals.map(({ asset }) => asset));
  return totals.map(({ received, spent }, i) => ({ asset: names[i]!, received, spent }));
}

/** Direct: what was received or spent; indirect: what was followed under the policy. */
function wholeOf(
  { direct, indirect }: SubjectFlows,
  { kind, way, asset }: ExposureGroup,
  policy: TaintPolicyId,
): bigint {
  if (kind === 'indirect') return indirect[way]?.followed.get(asset)?.[policy] ?? 0n;
  const total = direct.totals.find((totals) => totals.asset === asset);
  return (way === 'source' ? total?.received : total?.spent) ?? 0n;
}
