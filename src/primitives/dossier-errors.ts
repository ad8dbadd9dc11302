/** Error codes of dossiers, incidents and cases: a part of the table in `error-codes.ts`. */
export const DOSSIER_ERRORS = {
  DOSSIER_FORMAT: {
    message: '{file}, line {line}: {reason}.',
    hint: 'docs/explanation/dossiers.md has the forms that are read: YAML dossiers, two CSV layouts, ActorPacks.',
  },
  DOSSIER_STORE: {
    message: '{file} is not what was imported: {reason}.',
    hint: 'Delete the folder it lies in and import the file again.',
  },
  DOSSIER_UNKNOWN: {
    message: 'Nothing that was imported into {data} is called "{input}".',
    hint: 'jejak incidents list and jejak actors list show what there is.',
  },
  FIGURE_EMPTY: {
    message: 'There is nothing to draw: {section}.',
    hint: 'A chart of assets needs prices (--prices BTC=<file>,ETH=<file>), one of steps needs incidents with a path. jejak incidents list shows what there is.',
  },
  CASE_FOLDER: {
    message:
      '{file} is not there or cannot be read ({reason}): a case folder has case.yaml, claims.yaml and addresses.csv.',
    hint: 'Name the folder. examples/ronin-2022 of the sources is one.',
  },
} as const;
