import type { ScreenTexts } from './screen-texts.ts';

export const screenTextsEn: ScreenTexts = {
  levels: {
    'no-rule': 'no rule applies',
    unknown: 'unknown',
    medium: 'medium',
    high: 'high',
    severe: 'severe',
    'sanctioned?': 'sanctioned? (not decided)',
    sanctioned: 'sanctioned',
  },
  notLookedAt: {
    'no-labels': 'no imported label names an address of these data (jejak tags import)',
    'no-lists': 'no sanctions list that has addresses of this chain was imported (jejak sanctions import)',
    'old-lists': 'a sanctions list is too old for the day asked for',
    'later-lists': 'of a sanctions list no publication of the day asked for or before was imported',
    'not-in-data': 'the data do not contain this address',
    'no-transfers': 'the data show no movement of value of it that could be followed',
    'newest-only': 'only its newest outputs or transfers were looked at or followed, not all',
    'bound-reached':
      'so much of the value ended at a bound of the search (--depth, --budget) or where the data end that a rule could apply behind it',
    'direct-only': 'what lies behind counterparties was not looked at',
    'not-readable': 'this line is no address',
  },
  distances: { own: 'itself', direct: 'direct', indirect: 'indirect' },
  ways: { source: 'came from', destination: 'went to' },
  head: '{subject}: {level}, {score} of 100 points.',
  headTransaction: '{subject}: {level}, {score} of 100 points for where its value came from.',
  headListed: '{subject}: sanctioned: on {on} this address itself is on {lists}.',
  headUndecided:
    '{subject}: sanctioned? Not decided: this address itself is on {lists}; whether it is listed on {on} is not known here.',
  headClusterListed:
    '{subject}: sanctioned? Not decided: another address of its cluster is, or may be on {on}, on a sanctions list; that one holder has both is an inference.',
  headPartyListed:
    '{subject}: sanctioned: of those who take part {n} on a sanctions list on {on}: {addresses}.',
  headPartyUndecided:
    '{subject}: sanctioned? Not decided: of those who take part {n} may be on a sanctions list on {on}: {addresses}.',
  listPublished: 'list {list}, published on {published}',
  apart: 'Apart from the list: {score} of 100 points.',
  headUnknown: '{subject}: unknown. Not knowing is not a small risk. What is missing:',
  headNoRule:
    '{subject}: no rule applies to what was looked at, {score} of 100 points. This does not mean that it is clean.',
  missing: 'Not looked at:',
  transaction: 'Transaction {subject}',
  points: ', {score} points',
  ownLabel: 'Claimed about it: {label}.',
  ownCategory: 'Category under the rules: {category}.',
  ownInherited: 'Category under the rules, inherited from its cluster, an inference: {category}.',
  noLabel: 'No source says anything about it.',
  conflict: 'Contradicted: {label}.',
  reason: '{level}: {because} ({category}, {distance}, {way}, {share} of {asset}) [{rules}]',
  reasonOwn: '{level}: {because} ({category}) [{rules}]',
  reasonInherited: '{level}: {because}, by a label that it inherits from its cluster ({category}) [{rules}]',
  listedSelf: 'SANCTIONS: the address itself is on a list:',
  listedSelfUnknown:
    'SANCTIONS: the address itself was on a list; whether it is on that day is not known here:',
  listedCluster: 'SANCTIONS: another address of its cluster is on a list (an inference).',
  listedNear:
    'SANCTIONS: {way} {address}, which is on a list, over {hops} transaction(s): {amount} {asset} ({policy}).',
  listedNearUnknown:
    'SANCTIONS: {way} {address}, which was on a list (whether on that day is not known here), over {hops} transaction(s): {amount} {asset} ({policy}).',
  notListed: 'Sanctions: nothing found in {lists} list(s).',
  oldLists:
    'OLD: the newest publication of {lists} is of {published}, {age} days before {on}: what was listed since is not known here. Take it again from its authority.',
  lookAlike:
    'WARNING: {suspect} looks like {resembles} (first {first}, last {last} characters) and has sent nothing but {trifles} trifle(s): do not copy it.',
  place: '  {way} {label} {address}: {amount} {asset}, {hops} transaction(s) away',
  placeInherited:
    '  {way} {label} {address} (label inherited from its cluster): {amount} {asset}, {hops} transaction(s) away',
  path: '    over {path}',
  parties: 'Who takes part ({n}):',
  party: '  {subject}: {level}{points}{label}',
  looked: 'Looked at: all {looked} outputs or transfers.',
  lookedPart: 'Looked at: the newest {looked} outputs or transfers, not all (--recent).',
  openSource:
    'Of the value that was followed back, {share} ended at a bound (--depth, --budget) or where the data end, and may be from anywhere.',
  openDestination:
    'Of the value that was followed on, {share} ended at a bound (--depth, --budget) or where the data end, and may be anywhere.',
  basis:
    'Rules {rules} {version} ({sha}), labels of {on}, data {manifest} to {height}, tags {tags}, Jejak {jejak}: the same again gives the same answer.',
  caveat: 'Points and levels follow from the rules, labels from their sources; neither is proof of a crime.',
  building: 'Preparing the index of labels ...',
  progress: '{n} screened',
  done: '{n} screened: {sanctioned} sanctioned, {undecided} sanctioned (not decided), {severe} severe, {high} high, {medium} medium, {unknown} unknown, {noRule} with no rule that applies; {bad} not readable.',
  bad: '{file}, line {line}: {reason}',
};
