import type { LoanTexts } from './loan-texts.ts';

export const loanTextsEn: LoanTexts = {
  title:
    'Loans taken after traced value became collateral in the same market. Candidates: in no sum, and not followed:',
  line: '{chain} {tx} ({time} UTC): {borrower} borrowed {amount} from {protocol}',
  collateral: '  against {amount} put in with {tx} ({time} UTC)',
  unnamed: 'an amount that is not named',
  follow:
    'The collateral may have been taken out again before, and the loan may rest on other collateral too. To follow a loan, make it a start: --from <transaction>:<recipient>',
};
