import type { TagTexts } from './tag-texts.ts';

export const tagTextsEn: TagTexts = {
  states: { valid: 'valid', 'not-yet': 'not yet valid', expired: 'expired' },
  imports: { written: 'imported', known: 'known already', refused: 'refused', failed: 'not readable' },
  problem: '{file}, line {line}, left out: {reason}',
  problemKept: '{file}, line {line}, kept as it is: {reason}',
  problemsMore: '{n} of {m} problems of {file} are shown; --format json has up to 1,000.',
  refusedHint:
    'Nothing of a refused file was imported. Correct it, or leave such rows out and keep unknown words with --lenient.',
  imported: '{tags} tags of {files} file(s) imported.',
  none: 'No tags were imported into {data} yet: jejak tags import <files> --data {data}',
  listed: '{tags} tags of {snapshots} source(s).',
  exported: '{tags} tag(s) of {snapshots} source(s) written to {file} as one TagPack, SHA-256 {sha256}.',
  exportedWithout: '{n} row(s) were left out when these sources were imported; they are not in it.',
  exportedNameless: 'Its creator is unknown: name one with --set creator=<name>.',
  nothing:
    'None of the {snapshots} imported source(s) says anything about {subject}. That is no statement about whose it is.',
  nothingValid: 'No tag of {subject} is valid on {day}.',
  best: 'Best label on {day}: {label} ({actor}), weight {weight} of {total}, named by {sources} source(s).',
  conflict: 'Contradicted: {label} ({actor}), weight {weight}, named by {sources} source(s).',
  other: 'Also called: {label} ({actor}), weight {weight}, by {sources} source(s); it may be the same actor.',
  inherited:
    'INHERITED (an inference): {label}, tag of {from} by {source}; one of {size} addresses of its cluster, confidence {confidence}: {steps}',
  inheritedMore:
    '{asked} of {size} addresses of the cluster were asked for tags; {left} tag(s) of it do not pass on.',
  unchecked: 'Addresses of {chain} are not checked here: a mistyped one would not be noticed.',
  caveat: 'A tag is a claim of its source, not a fact of the chain.',
  tableNames:
    'Names: {n} address(es) of this lake have a name in {tables} (SHA-256 {sha256}). Names are claims of the table that nobody checked, and do not say who anybody is. A name alone stops nothing.',
  stopAt:
    'Asked to stop at "{pattern}" (--stop-at): {names} name(s) of {addresses} address(es) in this lake. The trace stops there because a claim says so, not the chain.',
  stoppedAt: 'Stopped by name:',
  stoppedName: '  {name}, claim of {source}: {places} place(s)',
  stoppedMore: '  and {n} more name(s) in --format json',
  stoppedNowhere: 'Nothing that was traced came to one of these names.',
  stopped: 'stopped by name',
  named: 'attributed by a label or name',
};
