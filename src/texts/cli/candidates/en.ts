import type { CandidateTexts } from './candidate-texts.ts';

export const candidateTextsEn: CandidateTexts = {
  title: 'Candidates. No trace stops or goes on by them, for the reason that each one names:',
  line: '{chain} {tx}: {what} over {protocol}; {reason}',
  payout: '{chain} {tx}: {what} over {protocol} for {nearChain} {nearTx}; {reason}',
  kinds: {
    swap: 'exchange',
    'liquidity-add': 'liquidity put into a pool',
    'liquidity-remove': 'liquidity taken out of a pool',
    'bridge-out': 'payment into a bridge',
    'bridge-in': 'payout of a bridge',
    'mixer-deposit': 'deposit into a mixer',
    'mixer-withdrawal': 'withdrawal from a mixer',
    'loan-supply': 'collateral for a loan',
    'loan-borrow': 'loan',
    memo: 'memo on Bitcoin',
  },
  reasons: {
    'contract-not-listed': 'the contract that says so, {site}, is in no list of Jejak',
    'memo-alone': 'only a memo says so, and anybody can write one',
    'other-recipient': 'it pays somebody whom the payment into the bridge does not name',
    'payout-first':
      'it is older than the payment into the bridge, by more than the clocks of two chains may differ',
    expired: 'it came later than this bridge takes to pay out',
    'bridge-closed': 'the bridge was closed by then; what is said of it later is somebody else’s doing',
    'pays-more': 'more came out than went into the bridge',
  },
};
