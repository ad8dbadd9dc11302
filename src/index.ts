// The library's one door: what other programs may rely on. Everything else may change.

export type { AddressAnswer } from './answers/address/answer.ts';
export { answerAddress } from './answers/address/answer-address.ts';
export type { IdentifyAnswer } from './answers/identify/answer.ts';
export { answerIdentify } from './answers/identify/answer-identify.ts';
export { QUESTIONS } from './answers/questions.ts';
export { openWorld, type World, type WorldSettings } from './answers/world/open-world.ts';
export { openActors, type StoredActors } from './attribution/actors/open-actors.ts';
export { bestLabel, type LabelDigest } from './attribution/claims/best-label.ts';
export type { TagClaim } from './attribution/claims/tag-claim.ts';
export { openIncidents, type StoredTable } from './attribution/incidents/open-incidents.ts';
export { answerListing, type ListingHistory } from './attribution/sanctions/answer-listing.ts';
export { openSanctionStore, type SanctionStore } from './attribution/sanctions/store/open-sanction-store.ts';
export { openDayPrices } from './attribution/statistics/open-day-prices.ts';
export { usdAtTheft } from './attribution/statistics/usd-at-theft.ts';
export { openTagStore, type TagStore } from './attribution/store/open-tag-store.ts';
export type { CaseFolder } from './cases/case-file.ts';
export { readCase } from './cases/read-case.ts';
export type { AccountLake } from './clustering/accounts/account-lake.ts';
export { ACCOUNT_RULES, type AccountLink, type AccountRule } from './clustering/accounts/account-link.ts';
export {
  type AccountClusterParameters,
  type AccountClusterResult,
  clusterAccounts,
} from './clustering/accounts/cluster-accounts.ts';
export { openLakeTables } from './clustering/accounts/open-lake-tables.ts';
export { changeConsensus } from './clustering/change/change-consensus.ts';
export { parseChangeExpression } from './clustering/change/parse-change-expression.ts';
export { detectMixes, type MixAnswer } from './clustering/coinjoin/detect-mixes.ts';
export type { MixCoin, MixTransaction } from './clustering/coinjoin/mix-transaction.ts';
export { type LinkMatrix, linkMatrix } from './clustering/links/link-matrix.ts';
export { openClusters } from './clustering/open-clusters.ts';
export { splitCluster } from './clustering/proof/split-cluster.ts';
export type { AccountCoverage, AccountSource, TransferBatch } from './graph/account-source.ts';
export type {
  FlowBatch,
  FlowBlocks,
  FlowCoverage,
  FlowMemo,
  FlowSource,
  MemoWish,
} from './graph/flow-source.ts';
export { openLedgerSource } from './graph/ledger/open-ledger-source.ts';
export { openAccountLakeSource } from './graph/open-account-lake-source.ts';
export { openGraphSource } from './graph/open-graph-source.ts';
export { openLakeSource } from './graph/open-lake-source.ts';
export type { EventWish, SourceEvent } from './graph/source-event.ts';
export { type IngestContext, type IngestParameters, type IngestResult, ingest } from './ingest/ingest.ts';
export { ingestLedger } from './ingest/ledger/ingest-ledger.ts';
export { openEvmLedger } from './ingest/ledger/open-evm-ledger.ts';
export { openEthereumEtl } from './ingest/sources/evm/open-ethereum-etl.ts';
export { openEvmBlockFiles } from './ingest/sources/evm/open-evm-block-files.ts';
export { openEvmNode } from './ingest/sources/evm/open-evm-node.ts';
export { openFlowTable } from './ingest/sources/flow-table/open-flow-table.ts';
export { openBlockFiles } from './ingest/sources/open-block-files.ts';
export { openNode } from './ingest/sources/open-node.ts';
export type { LakeCheck } from './lake/verify/lake-check.ts';
export { verifyLake } from './lake/verify/verify-lake.ts';
export { type Amount, formatAmount, parseAmount } from './primitives/amount.ts';
export { BTC } from './primitives/asset.ts';
export { CHAINS, type Chain, chainById } from './primitives/chain.ts';
export { EVM_CHAINS, type EvmChain, evmChainById } from './primitives/evm-chain.ts';
export { JejakError } from './primitives/jejak-error.ts';
export { buildTraceReport } from './reports/build-trace-report.ts';
export { renderHtmlReport } from './reports/render-html-report.ts';
export { isListedLevel } from './screening/is-listed-level.ts';
export { openScreening, type Screening, type ScreeningOptions } from './screening/open-screening.ts';
export { screenAddresses } from './screening/screen-addresses.ts';
export type { ScreenContext, ScreenParameters } from './screening/screen-context.ts';
export type { NotLookedAt, ScreenLevel } from './screening/screen-level.ts';
export type { ScreenResult } from './screening/screen-result.ts';
export { screenTransaction, type TransactionScreen } from './screening/screen-transaction.ts';
export { generateChain } from './synth/generate-chain.ts';
export type { AccountSeed, AccountTraceParameters } from './tracing/accounts/account-trace-parameters.ts';
export type { AccountTraceResult } from './tracing/accounts/account-trace-result.ts';
export { chainHops } from './tracing/accounts/chain-hops.ts';
export { findAccountPath } from './tracing/accounts/find-account-path.ts';
export { traceAccounts } from './tracing/accounts/trace-accounts.ts';
export type { ChainsResult } from './tracing/crossings/chains-result.ts';
export { traceChains } from './tracing/crossings/trace-chains.ts';
export { findPath } from './tracing/find-path.ts';
export { followPeelChain } from './tracing/peel/follow-peel-chain.ts';
export { findConsolidations } from './tracing/same-source/find-consolidations.ts';
export { trace } from './tracing/trace.ts';
export type { Seed, TraceParameters } from './tracing/trace-parameters.ts';
export type { TraceResult } from './tracing/trace-result.ts';
export type { Alert } from './watch/alert.ts';
export { openWatchChain } from './watch/open-watch-chain.ts';
export { watchBlocks } from './watch/watch-blocks.ts';
