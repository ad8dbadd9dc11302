import type { CrossingTexts } from './crossing-texts.ts';

export const crossingTextsEn: CrossingTexts = {
  title: 'Between chains (which payout belongs to which payment is an inference):',
  followed:
    '{fromChain} {fromTx} → {toChain} {toTx} over {protocol}, to {recipient}; agrees: {agrees}; confidence {confidence}',
  open: '{chain} {tx} went into {protocol}, to {toChain}: {candidates}',
  openBackward: '{chain} {tx} came out of {protocol}, from {toChain}: {candidates}',
  mark: { id: 'id', recipient: 'recipient', amount: 'amount', time: 'time' },
  says: { yes: 'yes', no: 'no', unknown: 'unknown' },
  notFound: 'the other side was not found in the data of {chain}, read up to {time} UTC',
  noLake: 'no data of {chain} were read; name its lake with --also',
  notRead: '{chain} is a chain that Jejak does not read; look there by other means',
  nobodySays: 'nobody says which chain, and no side that fits was found in the data that were read',
  candidates: '{n} candidates, none is followed:',
  candidate: '{chain} {tx} ({agrees})',
  world: 'Where it is now, over all chains ({policy}; share of what was stolen, crossings counted once):',
  columns: { start: 'Start', chain: 'Chain', where: 'Where', share: 'Share' },
  fees: 'fees of transactions',
  bridgeFees: 'kept by bridges, or paid out unseen',
  overlaps: 'where another start was first',
  rounding: 'rounding',
};
