import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { POLICIES } from '../src/tracing/value/policies.ts';
import { benchClustering } from './clustering.ts';
import { benchColdTrace } from './cold-trace.ts';
import { benchCrossings } from './crossings.ts';
import { benchDecode } from './decode.ts';
import { benchDetectors } from './detectors.ts';
import type { EngineFigure } from './engine-figure.ts';
import { benchEvmVerify } from './evm-verify.ts';
import { benchIngest } from './ingest.ts';
import { benchLedgerEngine, benchLedgerIngest, benchLedgerTrace } from './ledger.ts';
import { benchMatching } from './matching.ts';
import { benchPageChecks } from './page-checks.ts';
import { benchScreening, type Spread } from './screening.ts';
import { benchTags } from './tags.ts';
import { benchTaint, benchTaintEngine } from './taint.ts';
import { benchWatch } from './watch.ts';

// npm run bench -- [decode|evm-verify|clustering|taint|matching|crossings|ingest <folder> <transactions>...|ledger <folder> <transfers>...|tags <folder>|page-checks <folder> <transactions>|screening <lake> <folder for labels>|watch <lake>]
// Figures of a noisy machine: compare with the peer's only as ratios of one run. Peers: docs/benchmarks.md.
const [which = 'all', folder = '', ...sizes] = process.argv.slice(2);
const wants = (name: string) => which === 'all' || which === name;
const row = (name: string, figure: string, peer: string) =>
  console.log(`${name.padEnd(58)} ${figure.padStart(26)}   ${peer}`);
const engineRow = (name: string, { moves, places, cpu, checks, bytes }: EngineFigure) =>
  row(
    name,
    `${Math.round(moves / cpu)} moves/s, ${Math.round(bytes.rows / moves)} bytes per move, ${Math.round(bytes.running / places)} per place`,
    `check of the books: ${((100 * checks) / cpu).toFixed(1)} %`,
  );

if (isMainThread) {
  row('job', 'Jejak', 'peer');
  if (wants('decode')) {
    const blocks = fileURLToPath(new URL('../../../shared/data/bitcoin/blocks/', import.meta.url));
    const results = await benchDecode(blocks);
    if (!results) console.log('decode: skipped, ../shared/data is absent');
    for (const { workers, rate } of results ?? []) {
      row(
        `decode + txids, 588 MB of real blocks, ${workers} worker(s)`,
        `${rate.toFixed(0)} MB/s`,
        `rust-bitcoin: ${workers === 1 ? 338 : 676} MB/s`,
      );
    }
  }
  if (wants('evm-verify')) {
    const block = fileURLToPath(
      new URL('../../../shared/data/evm/blocks/subsquid/18000000/', import.meta.url),
    );
    const results = await benchEvmVerify(block);
    if (!results) console.log('evm-verify: skipped, ../shared/data is absent');
    for (const { senders, rate, decoding, all } of results ?? [])
      row(
        `Ethereum block 18,000,000 verified, ${senders ? 'with' : 'without'} senders`,
        `${rate.toFixed(1)} blocks/s`,
        `${decoding.toFixed(3)} ms of processor a transaction decoding, ${all.toFixed(3)} in all`,
      );
  }
  if (wants('clustering')) {
    const { runs, why } = await benchClustering();
    for (const { threads, unions, merges, seconds } of runs) {
      row(
        `clustering, 50 M inputs, ${(merges / 1e6).toFixed(1)} M merges, ${threads} thread(s)`,
        `${(unions / seconds / 1e6).toFixed(1)} M unions/s`,
        `graphsense-clustering: ${threads === 1 ? 8.5 : 16.2} M unions/s`,
      );
    }
    const found = benchDetectors();
    row(
      `all detectors, ${found.transactions / 1e6} M transactions, ${found.seen} seen`,
      `${(found.transactions / found.seconds / 1e6).toFixed(2)} M tx/s`,
      '',
    );
    const { seconds, transactions } = runs[runs.length - 1]!;
    // Detectors run in the ingest on one thread; what they need for as many transactions comes on top.
    const both = seconds + (found.seconds * transactions) / found.transactions;
    row(
      'decoded to cluster, 50 M inputs with all detectors',
      `${(transactions / both / 1e6).toFixed(2)} M tx/s`,
      'target: 1 M tx/s',
    );
    row(
      `why, 30 M addresses, ${why.steps} steps on average`,
      `${why.median.toFixed(2)} ms, p99 ${why.p99.toFixed(2)} ms`,
      'target: 10 ms',
    );
  }
  if (wants('taint')) {
    for (const { policies, name, target } of [
      { policies: ['fifo'] as const, name: 'FIFO', target: 'target: 400,000; RustyTaintChain: 84 k tx/s' },
      { policies: POLICIES, name: 'five policies', target: '' },
    ]) {
      const { outputs, seconds, cpu } = await benchTaint(policies);
      row(
        `${name} over a reach of 1 M outputs`,
        `${Math.round(outputs / cpu)} outputs/s of thread time, ${Math.round(outputs / seconds)} by the clock`,
        target,
      );
      engineRow(`${name}, without names, in sweeps`, await benchTaintEngine(policies));
      engineRow(`${name}, without names, turn by turn`, await benchTaintEngine(policies, undefined, 0));
    }
  }
  if (wants('matching')) {
    for (const { name, cpu, clock, matched } of benchMatching())
      row(
        `matching 100,000 legs with as many, ${name}`,
        `${cpu.toFixed(2)} s of thread time, ${clock.toFixed(2)} by the clock, ${matched} followed`,
        'target: 5 s',
      );
  }
  if (wants('crossings')) {
    const journeys = 1_000;
    for (const way of ['side by side', 'in turn'] as const)
      for (const { policies, name } of [
        { policies: ['fifo'] as const, name: 'FIFO' },
        { policies: POLICIES, name: 'five policies' },
      ]) {
        const { crossings, seconds, cpu, peak } = await benchCrossings(way, { journeys, policies });
        row(
          `${journeys} crossings there and back over three chains, ${way}, ${name}`,
          `${cpu.toFixed(2)} s of thread time, ${seconds.toFixed(2)} by the clock, ${Math.round(crossings / seconds)} crossings/s, ${peak.toFixed(0)} MB`,
          `${crossings} followed`,
        );
      }
  }
  if (which === 'ingest') {
    for (const size of sizes.map(Number)) {
      const { seconds, peak } = benchIngest(folder, size);
      row(
        `ingest, ${size} transactions`,
        `${Math.round(size / seconds)} tx/s, ${peak.toFixed(0)} MB`,
        'target: 60,000 tx/s, 1,500 MB',
      );
    }
  }
  if (which === 'ledger') {
    for (const size of sizes.map(Number)) {
      const ingested = await benchLedgerIngest(folder, size);
      row(
        `flow table, ${ingested.transfers} transfers`,
        `${Math.round(ingested.transfers / ingested.seconds)} transfers/s, ${ingested.peak.toFixed(0)} MB`,
        'target: 200,000 transfers/s',
      );
      for (const { policies, name, target } of [
        { policies: ['fifo'] as const, name: 'FIFO', target: 'target: 250,000 transfers/s' },
        { policies: POLICIES, name: 'five policies', target: 'target: 120,000 transfers/s' },
      ]) {
        const traced = await benchLedgerTrace(folder, size, { policies });
        row(
          `${name} over ${traced.transfers} transfers of it`,
          `${Math.round(traced.transfers / traced.cpu)} transfers/s of thread time, ${Math.round(traced.transfers / traced.seconds)} by the clock, ${traced.peak.toFixed(0)} MB`,
          target,
        );
        engineRow(`${name}, without names, in sweeps`, await benchLedgerEngine(folder, size, { policies }));
        engineRow(
          `${name}, without names, turn by turn`,
          await benchLedgerEngine(folder, size, { policies }, 0),
        );
      }
    }
  }
  if (which === 'tags') {
    const found = benchTags(folder);
    const { tags, seconds, memory, median, p99 } = found;
    row(`import of ${tags} tags`, `${seconds.toFixed(1)} s, ${memory.toFixed(0)} MB`, 'target: 10 s');
    row('look-up of an address', `${median.toFixed(3)} ms, p99 ${p99.toFixed(3)} ms`, 'target: 1 ms');
    row(`export of ${tags} tags`, `${found.exported.toFixed(1)} s, ${found.exportMemory.toFixed(0)} MB`, '');
  }
  if (which === 'screening') {
    const found = await benchScreening(folder, sizes[0]!);
    const times = ({ median, p99, most }: Spread) =>
      `${median.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms, at most ${most.toFixed(0)} ms`;
    row(
      `index of ${found.labelled} labels: made, opened`,
      `${found.prepare.toFixed(1)} s, ${found.open.toFixed(2)} s`,
      '',
    );
    row('screening, direct', times(found.direct), 'target: p99 10 ms');
    row('screening, direct and indirect', times(found.indirect), 'target: p99 50 ms');
    row('value that ended at a bound, median', `${(found.openShare * 100).toFixed(1)} %`, '');
    row(
      'batch of 100,000',
      `${found.batch.toFixed(0)} addresses/s, ${found.batchCpu.toFixed(0)} of thread time, ${found.memory.toFixed(0)} MB`,
      'target: 5,000/s',
    );
    const { cold } = found;
    row(
      'new process, files not in memory: open, first answer',
      `${cold.open.toFixed(2)} s, ${cold.first.toFixed(1)} ms`,
      '',
    );
    row('the next 199, direct', times(cold.direct), '');
    row('the next 199, direct and indirect', times(cold.indirect), '');
  }
  if (which === 'watch') {
    const { looks, journal } = await benchWatch(folder);
    for (const { watched, blocks, transactions, alerts, seconds, idle } of looks)
      row(
        `look at ${blocks} blocks, ${transactions} transactions, for ${watched} entries`,
        `${seconds.toFixed(2)} s, then ${idle.toFixed(2)} s`,
        `${alerts} alerts`,
      );
    row('newest 100 of 1 M alerts', `${journal.newest.toFixed(1)} ms`, '');
    row('all of them', `${journal.whole.toFixed(1)} s`, '');
  }
  if (which === 'page-checks') {
    const figures = await benchPageChecks(
      join(folder, `blocks-${sizes[0]}`),
      join(folder, `lake-${sizes[0]}`),
    );
    row(
      'checks of pages in a trace',
      `${(figures.checks * 1000).toFixed(1)} ms`,
      `${((100 * figures.checks) / figures.cold).toFixed(1)} % of one in a new process; limit: 5 %`,
    );
    row(
      'CRC-32 of pages',
      `${figures.rate.toFixed(1)} GB/s`,
      `a link set in place: ${figures.link.toFixed(0)} ns`,
    );
  }
  if (which === 'cold-trace') {
    const { edges, seconds } = await benchColdTrace(
      join(folder, `blocks-${sizes[0]}`),
      join(folder, `lake-${sizes[0]}`),
    );
    row(`trace of ${edges} edges, ${sizes[0]} transactions`, `${seconds.toFixed(2)} s`, 'target: 1 s');
  }
}
