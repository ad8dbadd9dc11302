import type { MixerTexts } from './mixer-texts.ts';

export const mixerTextsEn: MixerTexts = {
  title:
    'Mixer {protocol}: {traced} traced deposits of {deposits}; {n} of {m} withdrawals that a rule connects with them. Candidates, not answers:',
  group: 'one actor by the rule {rule} ({key}): {deposits} deposits, {withdrawals} withdrawals',
  none: 'Mixer {protocol}: {traced} traced deposits of {deposits}; no rule connects one of {m} withdrawals with them.',
  notApplied:
    'The rule {rule} was not applied to {into} of {deposits} deposits and {out} of {withdrawals} withdrawals: {reason}.',
  reasons: {
    'base-fee':
      'their blocks have a base fee (EIP-1559), the price of gas follows from it, and that two prices are equal says nothing',
    'no-price': 'the data do not say what their gas cost',
  },
  histories:
    'Accounts of depositors that were read whole: {whole} of {accounts}. Of the others only the newest {most} transfers were read: links to recipients may be missing, and the rule remainder leaves them out.',
  caveat: 'See docs/explanation/tornado-cash.md for what each rule assumes.',
};
