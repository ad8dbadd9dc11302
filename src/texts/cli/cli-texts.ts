import type { AccountTexts } from './accounts/account-texts.ts';
import type { AnswerTexts } from './answers/answer-texts.ts';
import type { CandidateTexts } from './candidates/candidate-texts.ts';
import type { CrossingTexts } from './crossings/crossing-texts.ts';
import type { DossierTexts } from './dossiers/dossier-texts.ts';
import type { StatsTexts } from './dossiers/stats-texts.ts';
import type { LoanTexts } from './loans/loan-texts.ts';
import type { MixerTexts } from './mixers/mixer-texts.ts';
import type { OwnerTexts } from './owners/owner-texts.ts';
import type { RecordTexts } from './record/record-texts.ts';
import type { SanctionTexts } from './sanctions/sanction-texts.ts';
import type { ScreenTexts } from './screen/screen-texts.ts';
import type { TagTexts } from './tags/tag-texts.ts';
import type { WatchTexts } from './watch/watch-texts.ts';

export const COMMAND_NAMES = [
  'ingest',
  'verify',
  'rebuild',
  'status',
  'identify',
  'tx',
  'address',
  'trace',
  'cluster',
  'why',
  'held',
  'decide',
  'recluster',
  'peel',
  'same-source',
  'tags',
  'actors',
  'incidents',
  'case',
  'stats',
  'sanctions',
  'screen',
  'watch',
  'report',
  'synth',
  'demo',
  'completion',
] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

export type OptionName =
  | 'data'
  | 'lang'
  | 'debug'
  | 'wide'
  | 'failOn'
  | 'format'
  | 'blocks'
  | 'rpc'
  | 'rpcCookie'
  | 'rpcUser'
  | 'rpcTimeout'
  | 'rpcCa'
  | 'rpcProxy'
  | 'chain'
  | 'lenient'
  | 'quiet'
  | 'limit'
  | 'offset'
  | 'from'
  | 'label'
  | 'policy'
  | 'direction'
  | 'depth'
  | 'minConfidence'
  | 'cursor'
  | 'minValue'
  | 'height'
  | 'maxOutputs'
  | 'maxTransactions'
  | 'passCoinjoins'
  | 'followFees'
  | 'haircutCutoff'
  | 'tags'
  | 'engine'
  | 'out'
  | 'seed'
  | 'kind'
  | 'transactions'
  | 'txPerBlock'
  | 'xor'
  | 'shuffle'
  | 'deep'
  | 'title'
  | 'flows'
  | 'etl'
  | 'fromBlock'
  | 'toBlock'
  | 'confirmations'
  | 'noTraces'
  | 'also'
  | 'prices'
  | 'withoutTx'
  | 'withoutRule'
  | 'change'
  | 'holdFrom'
  | 'leaveOut'
  | 'noSameKey'
  | 'by'
  | 'because'
  | 'links'
  | 'timeLimit'
  | 'rules'
  | 'map'
  | 'set'
  | 'on'
  | 'actor'
  | 'source'
  | 'per'
  | 'year'
  | 'figure'
  | 'labels'
  | 'severity'
  | 'directOnly'
  | 'indirect'
  | 'recent'
  | 'budget'
  | 'wholeCluster'
  | 'trace'
  | 'id'
  | 'note'
  | 'after'
  | 'follow'
  | 'published'
  | 'maxAge'
  | 'tableNames'
  | 'stopAt';

export type ArgumentName =
  | 'text'
  | 'chainKind'
  | 'txid'
  | 'address'
  | 'addressA'
  | 'addressB'
  | 'shell'
  | 'outpoint'
  | 'decision'
  | 'first'
  | 'second'
  | 'tagAction'
  | 'tagWords'
  | 'dossierAction'
  | 'actorWords'
  | 'incidentWords'
  | 'caseAction'
  | 'caseFolder'
  | 'subject'
  | 'watchAction'
  | 'watchWords'
  | 'sanctionAction'
  | 'sanctionWords';

export type ColumnName =
  | 'list'
  | 'published'
  | 'entry'
  | 'entries'
  | 'outpoint'
  | 'txid'
  | 'vout'
  | 'address'
  | 'value'
  | 'height'
  | 'time'
  | 'spentBy'
  | 'reason'
  | 'tag'
  | 'agreement'
  | 'depth'
  | 'input'
  | 'scriptType'
  | 'check'
  | 'result'
  | 'detail'
  | 'from'
  | 'to'
  | 'transaction'
  | 'name'
  | 'amount'
  | 'asset'
  | 'kind'
  | 'firstTime'
  | 'lastTime'
  | 'balance'
  | 'payments'
  | 'recipient'
  | 'probability'
  | 'anonymitySet'
  | 'rules'
  | 'confidence'
  | 'odds'
  | 'change'
  | 'payment'
  | 'branches'
  | 'addresses'
  | 'inputs'
  | 'via'
  | 'evidence'
  | 'file'
  | 'state'
  | 'tags'
  | 'leftOut'
  | 'label'
  | 'actor'
  | 'concepts'
  | 'source'
  | 'pack'
  | 'line'
  | 'licence'
  | 'snapshot'
  | 'chain'
  | 'incident'
  | 'date'
  | 'victim'
  | 'usd'
  | 'what'
  | 'says'
  | 'sources'
  | 'assets'
  | 'year'
  | 'rule'
  | 'count'
  | 'withUsd'
  | 'usdThen'
  | 'step'
  | 'services'
  | 'rows'
  | 'id'
  | 'title'
  | 'subject'
  | 'level'
  | 'score'
  | 'category'
  | 'distance'
  | 'way'
  | 'share'
  | 'hops'
  | 'places'
  | 'sanctions'
  | 'reasons';

/** Every text of the command line. `{name}` is filled in. */
export interface CliTexts {
  readonly about: string;
  readonly commands: Readonly<Record<CommandName, string>>;
  readonly options: Readonly<Record<OptionName, string>>;
  readonly arguments: Readonly<Record<ArgumentName, string>>;
  readonly columns: Readonly<Record<ColumnName, string>>;
  readonly owners: OwnerTexts;
  readonly accounts: AccountTexts;
  readonly candidates: CandidateTexts;
  readonly crossings: CrossingTexts;
  readonly loans: LoanTexts;
  readonly mixers: MixerTexts;
  readonly record: RecordTexts;
  readonly answers: AnswerTexts;
  readonly tags: TagTexts;
  readonly dossiers: DossierTexts;
  readonly stats: StatsTexts;
  readonly sanctions: SanctionTexts;
  readonly screen: ScreenTexts;
  readonly watch: WatchTexts;
  /** Why a trace stopped at an output. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly help: {
    readonly usage: string;
    readonly options: string;
    readonly commands: string;
    readonly arguments: string;
    readonly show: string;
    readonly version: string;
  };
  readonly says: {
    readonly error: string;
    readonly hint: string;
    readonly progress: string;
    readonly progressLast: string;
    readonly ingested: string;
    readonly rivalBranch: string;
    readonly nothingNew: string;
    readonly reorganised: string;
    readonly noteStale: string;
    readonly noteUnfinished: string;
    readonly noteUnconnected: string;
    readonly noteDuplicate: string;
    readonly next: string;
    readonly statusLine: string;
    readonly statusTime: string;
    readonly statusSegments: string;
    readonly statusData: string;
    readonly statusGraph: string;
    readonly statusGraphBehind: string;
    readonly statusClusters: string;
    readonly statusClustersBehind: string;
    readonly verifyGood: string;
    readonly verifyBad: string;
    readonly rebuilt: string;
    readonly rebuiltFolder: string;
    readonly ok: string;
    readonly failed: string;
    readonly facts: string;
    readonly sourced: string;
    readonly inferences: string;
    readonly coinbase: string;
    readonly fee: string;
    readonly unspent: string;
    readonly nofM: string;
    readonly more: string;
    readonly cluster: string;
    readonly clusterAlone: string;
    readonly clusterCaveat: string;
    readonly clusterMeasured: string;
    readonly clusterRules: string;
    readonly clusterChange: string;
    readonly whySame: string;
    readonly whySelf: string;
    readonly whyStep: string;
    readonly traceSeeds: string;
    readonly traceArrivals: string;
    readonly forward: string;
    readonly backward: string;
    readonly blockFiles: string;
    readonly traceSummary: string;
    readonly traceReached: string;
    readonly traceNone: string;
    readonly tagInherited: string;
    readonly traceLabels: string;
    readonly traceFees: string;
    readonly traceMixed: string;
    readonly traceNotLooked: string;
    readonly traceOverlaps: string;
    readonly traceCoverage: string;
    readonly traceCaveat: string;
    readonly reportWritten: string;
    readonly synthDone: string;
    readonly demoMake: string;
    readonly demoIngest: string;
    readonly demoTrace: string;
    readonly demoTruth: string;
    readonly demoTruthMatch: string;
    readonly demoOpen: string;
    readonly ledgerIngested: string;
    readonly ledgerNotes: Readonly<
      Record<
        'gap' | 'bad-row' | 'no-traces' | 'no-receipts' | 'undecoded' | 'implied' | 'unverified' | 'senders',
        string
      >
    >;
    readonly ledgerStatus: string;
    readonly ledgerFiles: string;
    readonly ledgerFilesBehind: string;
    readonly ledgerTraced: string;
    readonly ledgerSummary: string;
    readonly ledgerCoverage: string;
    readonly ledgerCaveat: string;
    readonly ledgerFailed: string;
    readonly ledgerTx: string;
    readonly ledgerNewCoins: string;
    readonly chainTitle: string;
    readonly pricesUsed: string;
    readonly ledgerNowhere: string;
    readonly ledgerWarning: Readonly<Record<'counterfeit' | 'decimals', string>>;
  };
}
