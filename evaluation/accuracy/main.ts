import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isMainThread } from 'node:worker_threads';
import { toJson } from '../output/to-json.ts';
import { fillMeasured } from '../owners/fill-measured.ts';
import { ownersModule } from '../owners/owners-module.ts';
import { accuracyPage } from './accuracy-page.ts';
import { measureAccuracy } from './measure-accuracy.ts';

// npm run eval -- [--data folder] [--print]: measures detectors, clusters and
// real cases, and writes docs/accuracy.md, the measured rows of docs/explanation and the figures.

if (isMainThread) {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, print: { type: 'boolean', default: false } },
  });
  const data = values.data ?? '../shared/data';
  if (existsSync(data)) {
    const accuracy = await measureAccuracy(data);
    if (values.print) process.stdout.write(accuracyPage(accuracy));
    else {
      writeFileSync('src/reports/rates/measured-owners.ts', ownersModule(accuracy.owners));
      writeFileSync('docs/accuracy.md', accuracyPage(accuracy));
      for (const name of readdirSync('docs/explanation')) {
        const path = `docs/explanation/${name}`;
        writeFileSync(path, fillMeasured(readFileSync(path, 'utf8'), accuracy.owners));
      }
      writeFileSync('evaluation/accuracy/accuracy.json', toJson(accuracy));
    }
  } else {
    process.stderr.write(`The real cases are not in ${data}; name their folder with --data.\n`);
    process.exitCode = 1;
  }
}
