// The library's one door: what other programs may rely on. Everything else may change.

export { openClusters } from './clustering/open-clusters.ts';
export type { FlowBatch, FlowBlocks, FlowCoverage, FlowSource } from './graph/flow-source.ts';
export { openGraphSource } from './graph/open-graph-source.ts';
export { openLakeSource } from './graph/open-lake-source.ts';
export { type IngestContext, type IngestParameters, type IngestResult, ingest } from './ingest/ingest.ts';
export { openBlockFiles } from './ingest/sources/open-block-files.ts';
export { openNode } from './ingest/sources/open-node.ts';
export type { LakeCheck } from './lake/verify/lake-check.ts';
export { verifyLake } from './lake/verify/verify-lake.ts';
export { type Amount, formatAmount, parseAmount } from './primitives/amount.ts';
export { BTC } from './primitives/asset.ts';
export { CHAINS, type Chain, chainById } from './primitives/chain.ts';
export { JejakError } from './primitives/jejak-error.ts';
export { buildTraceReport } from './reports/build-trace-report.ts';
export { renderHtmlReport } from './reports/render-html-report.ts';
export { generateChain } from './synth/generate-chain.ts';
export { findPath } from './tracing/find-path.ts';
export { trace } from './tracing/trace.ts';
export type { Seed, TraceParameters } from './tracing/trace-parameters.ts';
export type { TraceResult } from './tracing/trace-result.ts';
