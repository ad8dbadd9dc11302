/** `{n}` is the number. */
export interface CountText {
  readonly one: string;
  readonly other: string;
}

/** The ids of the taint policies. */
export type PolicyName = 'poison' | 'haircut' | 'fifo' | 'lifo' | 'tiho';

/** The stop reasons of a trace, and the two buckets beside them. */
export type EndKind =
  | 'unspent'
  | 'begin'
  | 'tag'
  | 'coinjoin'
  | 'out-degree'
  | 'depth'
  | 'min-value'
  | 'cutoff'
  | 'height'
  | 'coinbase'
  | 'not-looked-at'
  | 'fee'
  | 'rounding'
  | 'mixer'
  | 'bridge'
  | 'pool'
  | 'burnt'
  | 'source'
  | 'new-coins'
  | 'data-end'
  | 'overflow'
  | 'bait'
  | 'ambiguous'
  | 'overlap';

/** Every text of a report that does not come from data. `{name}` is filled in. */
export interface ReportTexts {
  readonly htmlLanguage: string;
  readonly prevails: string;
  readonly numbersNote: string;
  readonly tagInherited: string;
  readonly caseId: string;
  readonly generatedAt: string;
  readonly badge: {
    readonly fact: string;
    readonly sourced: string;
    readonly inference: string;
    readonly claim: string;
  };
  readonly badgeMeaning: {
    readonly fact: string;
    readonly sourced: string;
    readonly inference: string;
    readonly claim: string;
  };
  readonly outputs: CountText;
  readonly transactions: CountText;
  readonly more: CountText;
  readonly summary: {
    readonly title: string;
    readonly stolen: string;
    readonly traced: string;
    readonly whereNow: string;
    readonly whereFrom: string;
    readonly primary: string;
    readonly tableCaption: string;
    readonly poisonNote: string;
    readonly kind: string;
    readonly count: string;
    readonly total: string;
  };
  /** Where taint stopped, in a few words. */
  readonly kinds: Readonly<Record<EndKind, string>>;
  readonly figure: {
    readonly title: string;
    readonly description: string;
    readonly drawn: string;
    readonly absent: string;
    readonly other: string;
    readonly seed: string;
  };
  readonly seeds: { readonly title: string; readonly caption: string; readonly label: string };
  readonly terminals: { readonly title: string; readonly caption: string; readonly none: string };
  readonly hops: {
    readonly title: string;
    readonly intro: string;
    readonly absent: string;
    readonly none: string;
    readonly from: string;
    readonly to: string;
    readonly fee: string;
    readonly feesOf: string;
  };
  readonly sameSource: {
    readonly title: string;
    readonly none: string;
    readonly summary: string;
    readonly meaning: string;
    readonly policy: string;
    readonly caption: string;
    readonly transaction: string;
    readonly branches: string;
    readonly addresses: string;
    readonly measured: string;
  };
  readonly columns: {
    readonly outpoint: string;
    readonly address: string;
    readonly value: string;
    readonly height: string;
    readonly time: string;
    readonly reason: string;
    readonly nextTx: string;
    readonly agreement: string;
    readonly depth: string;
    readonly tag: string;
    readonly side: string;
  };
  readonly noAddress: string;
  /** Whose time a time of a Bitcoin block is. */
  readonly blockTime: string;
  /** Reports of account chains. */
  readonly account: {
    readonly sourced: string;
    readonly stolen: string;
    readonly traced: string;
    readonly asset: string;
    /** Why a report of an account chain has no figure. */
    readonly noFigure: string;
    readonly placesTitle: string;
    readonly placesCaption: string;
    readonly first: string;
    readonly last: string;
    readonly arrivals: string;
    readonly stepsTitle: string;
    readonly stepsIntro: string;
    readonly method: string;
    readonly into: string;
    readonly transaction: string;
    readonly assetsTitle: string;
    readonly contract: string;
    readonly decimals: string;
    readonly warning: string;
    readonly rules: string;
    readonly exchange: string;
    readonly conservation: string;
    readonly holds: string;
    readonly broken: string;
    readonly sharesTitle: string;
    readonly sharesIntro: string;
    readonly start: string;
    readonly where: string;
    readonly share: string;
    /** In place of the asset of a start on another chain. */
    readonly otherChain: string;
    readonly tableRow: string;
    readonly beyondTitle: string;
    readonly beyondIntro: string;
    readonly beyondNone: string;
    readonly beyondUnknown: string;
    /** Where holdings before the data are not known. */
    readonly beyondNotAll: string;
    /** What places may have got of what ended as ambiguous. */
    readonly possibleTitle: string;
    readonly possibleIntro: string;
    readonly possibleCut: string;
    readonly recipient: string;
    readonly atMost: string;
    readonly payer: string;
    readonly paid: string;
    readonly excess: string;
  };
  /** Names that tables gave, and names at which it was asked to stop. */
  readonly names: {
    /** Behind a name. */
    readonly claim: string;
    readonly title: string;
    readonly intro: string;
    readonly name: string;
    readonly source: string;
    /** In place of a source: --tags or --labels. */
    readonly given: string;
    readonly stop: string;
    readonly stopped: string;
    readonly asked: string;
  };
  readonly mixed: { readonly title: string; readonly intro: string; readonly none: string };
  readonly notLookedAt: { readonly title: string; readonly none: string; readonly some: string };
  readonly overlaps: {
    readonly title: string;
    readonly intro: string;
    readonly none: string;
    readonly policy: string;
    readonly kept: string;
    readonly ignored: string;
    readonly amount: string;
  };
  readonly agreement: {
    readonly title: string;
    readonly intro: string;
    readonly policies: string;
    readonly value: string;
  };
  readonly rules: {
    readonly title: string;
    readonly intro: string;
    readonly direction: { readonly forward: string; readonly backward: string };
    readonly tags: string;
    readonly tagsByRule: string;
    /** Of tags that were imported. */
    readonly labels: string;
    readonly coinJoinStop: string;
    readonly coinJoinPass: string;
    readonly depth: string;
    readonly minValue: string;
    readonly cutoff: string;
    readonly heightForward: string;
    readonly heightBackward: string;
    readonly outDegree: string;
    readonly maxTransactions: string;
    readonly followFees: string;
  };
  readonly methods: {
    readonly title: string;
    readonly intro: string;
    readonly policy: string;
    readonly rule: string;
    readonly caveat: string;
    readonly names: Readonly<Record<PolicyName, string>>;
    readonly rules: Readonly<Record<PolicyName, string>>;
    readonly caveats: Readonly<Record<PolicyName, string>>;
    readonly coinJoinCaveat: string;
    readonly rates: string;
    readonly ratesNone: string;
    /** What the figures mean and what they do not. */
    readonly ratesNote: string;
    readonly rateShare: string;
    readonly rateCoinJoin: string;
    readonly ratePolicy: string;
    readonly rateBasis: string;
    readonly method: string;
    readonly precision: string;
    readonly recall: string;
    readonly basis: string;
  };
  readonly conservation: {
    readonly title: string;
    readonly intro: string;
    readonly holds: string;
    readonly broken: string;
    readonly rows: {
      readonly seeds: string;
      readonly absorbed: string;
      readonly overlaps: string;
      readonly terminals: string;
      readonly mixed: string;
      readonly notLookedAt: string;
      readonly fees: string;
      readonly rounding: string;
      readonly difference: string;
    };
    readonly item: string;
    readonly unbalanced: string;
  };
  readonly rerun: {
    readonly title: string;
    readonly intro: string;
    readonly command: string;
    readonly version: string;
    readonly manifest: string;
    readonly chain: string;
    readonly coverage: string;
    readonly coverageValue: string;
    readonly parameters: string;
  };
}
