import { readActorFile } from '../../attribution/actors/read-actor-file.ts';
import type { Command } from '../command.ts';
import { dossierWords } from '../dossiers/dossier-words.ts';
import { runActorList } from '../dossiers/run-actor-list.ts';
import { runActorShow } from '../dossiers/run-actor-show.ts';
import { runDossierImport } from '../dossiers/run-dossier-import.ts';
import { OPTIONS } from '../options.ts';

export const actorsCommand: Command = {
  name: 'actors',
  arguments: [
    { name: 'dossierAction', choices: ['import', 'list', 'show'] },
    { name: 'actorWords', optional: true, rest: true },
  ],
  options: [OPTIONS.data, OPTIONS.limit, OPTIONS.offset, OPTIONS.format],
  async run(context, { arguments: [action, ...words], options }) {
    dossierWords('actors', action!, words);
    if (action === 'list') return runActorList(context, options);
    if (action === 'show') return runActorShow(context, words[0]!, options);
    const read = (path: string, text: string) => {
      const table = readActorFile(path, text);
      return { ...table, whole: table.format === 'actor-yaml' };
    };
    return runDossierImport(context, { files: words, kind: 'actors', read }, options);
  },
};
