import { accountsTable } from './accounts-table.ts';
import { changeTable } from './change-table.ts';
import { combinationsTable } from './combinations-table.ts';
import { filesTable } from './files-table.ts';
import { lookAlikesTable } from './look-alikes-table.ts';
import type { OwnerFigures } from './measure-owners.ts';
import { mixRulesTable } from './mix-rules-table.ts';
import { peelsTable } from './peels-table.ts';

const PLACE = /(<!-- measured: ([a-z-]+) -->\n)[\s\S]*?(<!-- end -->)/g;

/**
 * Puts the measured rows into a page that has places for them: `<!-- measured: name -->` up to `<!-- end -->`, so that a
 * method's page carries its own error. Errors: RangeError for a name that nothing is measured under.
 */
export function fillMeasured(page: string, figures: OwnerFigures): string {
  const { files, lookAlikes, rules, emulated, levels, change, peels, sameSource, accounts } = figures;
  const tables: Readonly<Record<string, () => string>> = {
    detectors: () => filesTable(files),
    'look-alikes': () => lookAlikesTable(lookAlikes),
    'mix-rules': () => mixRulesTable(rules),
    accounts: () => accountsTable(accounts),
    change: () => changeTable(change),
    clusters: () => combinationsTable(levels[levels.length - 1]!.combinations),
    emulation: () => combinationsTable(emulated.combinations.slice(0, 4)),
    peels: () => peelsTable(peels),
    'same-source': () =>
      `${sameSource.found} of ${sameSource.consolidations} consolidations of thieves are found; of ${sameSource.named} that are named ${sameSource.right} are one owner’s.\n`,
  };
  return page.replace(PLACE, (_, begin: string, name: string, end: string) => {
    const table = tables[name];
    if (!table) throw new RangeError(`nothing is measured under the name ${name}`);
    return `${begin}${table()}${end}`;
  });
}
