import { readIncidentFile } from '../../attribution/incidents/read-incident-file.ts';
import type { Command } from '../command.ts';
import { dossierWords } from '../dossiers/dossier-words.ts';
import { runDossierImport } from '../dossiers/run-dossier-import.ts';
import { runIncidentList } from '../dossiers/run-incident-list.ts';
import { runIncidentShow } from '../dossiers/run-incident-show.ts';
import { OPTIONS } from '../options.ts';

export const incidentsCommand: Command = {
  name: 'incidents',
  arguments: [
    { name: 'dossierAction', choices: ['import', 'list', 'show'] },
    { name: 'incidentWords', optional: true, rest: true },
  ],
  options: [OPTIONS.data, OPTIONS.limit, OPTIONS.offset, OPTIONS.format],
  async run(context, { arguments: [action, ...words], options }) {
    dossierWords('incidents', action!, words);
    if (action === 'list') return runIncidentList(context, options);
    if (action === 'show') return runIncidentShow(context, words[0]!, options);
    const read = (path: string, text: string) => {
      const table = readIncidentFile(path, text);
      return { ...table, whole: table.format === 'incidents-yaml' };
    };
    return runDossierImport(context, { files: words, kind: 'incidents', read }, options);
  },
};
