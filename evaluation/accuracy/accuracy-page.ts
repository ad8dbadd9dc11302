import { groupDigits } from '../output/group-digits.ts';
import { markdownTable } from '../output/markdown-table.ts';
import type { OwnerFigures } from '../owners/measure-owners.ts';
import { ownersPage } from '../owners/owners-page.ts';
import type { TrapFigures } from '../traps/trap-figures.ts';
import { trapsSection } from '../traps/traps-section.ts';
import type { CaseFigures, FlowSum } from './case-figures.ts';
import type { RoninFigures } from './measure-ronin.ts';
import type { TogetherFigures } from './measure-together.ts';

export interface Accuracy {
  readonly cases: readonly CaseFigures[];
  readonly ronin: RoninFigures;
  readonly together: TogetherFigures;
  readonly traps: readonly TrapFigures[];
  readonly owners: OwnerFigures;
}

const ETH = 10n ** 18n;

/** Text of docs/accuracy.md. */
export function accuracyPage({ cases, ronin, together, traps, owners }: Accuracy): string {
  return [
    '# Accuracy\n\n',
    'Written by `npm run eval`; do not edit. How often detectors, clusters and traces are right where somebody knows the truth:\n',
    'labelled transactions, emulated wallets, real cases that others have worked out. More on synthetic chains:\n',
    '[measured errors](explanation/measured-errors.md).\n\n',
    ownersPage(owners),
    '## Laundering on account chains\n\n',
    'LaunderNetEvm41 (BlockSec and others, MFTracer, SIGMETRICS 2026; MIT licence) gives, for a theft, the flows that experts found,\n',
    'in USD, with the addresses where tracing starts and those where it has to end. The flows are ingested as a table\n',
    '(`jejak ingest evm --flows`), traced from the sources with one ledger in USD, and compared. A flow is reached when some of\n',
    'it is tainted.\n\n',
    'The files hold expert flows and nothing else. So no trace can reach an address that is not theirs, and “extra” is 0 by\n',
    'construction: these cases measure what is found, and cannot measure what is found too much. Values in USD drift: an account\n',
    'may pay more dollars than it was paid. What it pays above is of unknown origin: most of it is a change of price.\n\n',
    'What can be reached at most is worked out from the table by a program that shares nothing with the tracer. It keeps a record\n',
    'of each address: what it was paid, less what it paid. From the first stolen receipt on every payment can be stolen, until the\n',
    'record is empty. Afterwards, what is paid out of recorded clean receipts is not, and of a payment above the record only the\n',
    'part above can be. “Bound” is that program; no policy can be above it.\n\n',
    ...cases.map(caseSection),
    roninSection(ronin),
    togetherSection(together),
    trapsSection(traps),
  ].join('');
}

function caseSection(figures: CaseFigures): string {
  const { name, flows, volume, addresses, sources, terminals, terminalsThere, bound } = figures;
  const { inTime, cleanReceipts, neverTainted, reached } = bound;
  return [
    `### ${name}\n\n`,
    `${groupDigits(BigInt(flows))} flows of ${usd(volume)} USD between ${addresses} addresses; ${sources} source(s); ${terminals} terminals, of which ${terminalsThere} occur in the flows.\n`,
    `Flows whose payer was paid before, directly or over others, by a source: ${told(inTime, figures)}.\n`,
    `Of them paid wholly out of recorded clean receipts: ${told(cleanReceipts, figures)}; by addresses that can hold nothing\n`,
    `stolen, above what is recorded: ${told(neverTainted, figures)}. So the bound is ${told(reached, figures)}.\n\n`,
    policyTable(figures),
    'Why the other flows are not reached, in flows and their share of the volume. “Unknown origin”: the payment is\n',
    'above what is recorded for its payer, and what is recorded was not stolen. “Behind these”: the payer had enough, none of it out\n',
    'of a flow that was reached. “Elsewhere”: something of it was, and the policy says that this part stayed or went another way;\n',
    'poison and haircut, which give every payment its part, say that of none.\n\n',
    missedTable(figures),
    'Published for comparison: MFTracer covers 94.09 % of the illicit flows of its whole set (its abstract; another data set-up).\n\n',
  ].join('');
}

function policyTable(figures: CaseFigures): string {
  const { reached, marked } = figures.bound;
  const rows = figures.policies.map((one) => [
    one.policy,
    `${groupDigits(BigInt(one.flows))} (${share(BigInt(one.flows), BigInt(figures.flows))})`,
    groupDigits(BigInt(reached.flows)),
    share(one.volume, figures.volume),
    share(reached.volume, figures.volume),
    share(one.tainted, figures.volume),
    share(marked, figures.volume),
    String(one.beyondBound.flows),
    `${one.addresses} (${share(BigInt(one.addresses), BigInt(figures.addresses))})`,
    `${one.terminals} of ${figures.terminalsThere}`,
    usd(one.atTerminals),
    String(one.extra),
    String(one.depth),
  ]);
  const head = [
    'Taint',
    'flows reached',
    'bound',
    'volume of them',
    'bound',
    'tainted part of it',
    'bound',
    'flows above the bound',
    'addresses',
    'terminals',
    'USD at terminals',
    'extra',
    'depth',
  ];
  return `${markdownTable(head, rows)}\n`;
}

function missedTable(figures: CaseFigures): string {
  const cell = ({ flows, volume }: FlowSum) =>
    flows === 0 ? '0' : `${groupDigits(BigInt(flows))} (${share(volume, figures.volume)})`;
  const rows = figures.policies.map(({ policy, missed }) => [
    policy,
    cell(missed.outOfTime),
    cell(missed.beyondStop),
    cell(missed.cleanReceipts),
    cell(missed.unknownOrigin),
    cell(missed.behindMissed),
    cell(missed.elsewhere),
  ]);
  const head = [
    'Not reached',
    'paid before time allows',
    'beyond a stop',
    'wholly from recorded clean receipts',
    'unknown origin',
    'behind these',
    'elsewhere',
  ];
  return `${markdownTable(head, rows)}\n`;
}

function told({ flows, volume }: FlowSum, figures: CaseFigures): string {
  return `${groupDigits(BigInt(flows))} flows of ${usd(volume)} USD (${share(volume, figures.volume)})`;
}

function roninSection(ronin: RoninFigures): string {
  const { rows, sent, toIntermediaries, intermediaries, onward, payments, large, tornadoRows } = ronin;
  return [
    '### ronin-2022\n\n',
    `The ${rows} top-level transactions of the eight addresses that OFAC lists for the theft from the Ronin Bridge, as a table of flows.\n`,
    `The address of the theft sends ${eth(sent)} ETH, of it ${eth(toIntermediaries)} ETH to the ${intermediaries} intermediaries.\n`,
    `They pay on in ${payments} payments, ${large} of them above one tranche of 100 ETH. Receivers in the file that are contracts of\n`,
    `Tornado Cash: ${tornadoRows}. The file ends one step before the mixer, so what reaches Tornado cannot be measured with it.\n\n`,
    markdownTable(
      ['Paid on by the intermediaries', 'tainted ETH', 'places'],
      onward.map(({ policy, amount, places }) => [policy, eth(amount), String(places)]),
    ),
  ].join('');
}

function togetherSection({ flows, sharedAddresses, cases }: TogetherFigures): string {
  const rows = cases.map((one) => [
    one.name,
    count(one.reached),
    count(flows - one.flows),
    count(one.foreign),
    `${count(one.same)} of ${count(one.compared)}`,
  ]);
  return [
    '\n### All of them in one lake\n\n',
    `The ${count(flows)} flows of these cases in one lake, in the order of time and in one ledger, and each case traced there from its own\n`,
    'sources. “As alone” counts every flow and every end with its tainted amount, policy by policy, in this lake or in the lake\n',
    `of the case alone, and says how many are the same in both. Addresses that occur in more than one of the cases: ${sharedAddresses}. So a\n`,
    'flow of another case that is reached would be an error of the tracer. Taint that spreads among strangers who do pay each\n',
    'other is not measured by it.\n\n',
    markdownTable(['Case', 'flows reached', 'flows of other cases', 'reached of them', 'as alone'], rows),
  ].join('');
}

const count = (number: number) => groupDigits(BigInt(number));

/** Cut after two places. */
function share(part: bigint, whole: bigint): string {
  const hundredths = whole === 0n ? 0n : (part * 10_000n) / whole;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')} %`;
}

function usd(cents: bigint): string {
  return groupDigits(cents / 100n);
}

function eth(wei: bigint): string {
  const thousandths = (wei * 1_000n) / ETH;
  return `${groupDigits(thousandths / 1_000n)}.${String(thousandths % 1_000n).padStart(3, '0')}`;
}
