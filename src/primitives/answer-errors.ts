/** Error codes of questions and answers: a part of the table in `error-codes.ts`. */
export const ANSWER_ERRORS = {
  ANSWER_REQUEST: {
    message: 'The question "{question}" does not take this: {field}: {reason}.',
    hint: 'What it takes stands in docs/reference/answers.md.',
  },
  ANSWER_CURSOR: {
    message: 'No page of this answer begins at "{input}".',
    hint: 'Take `next` of the page before as it is, for the same address, or leave the cursor out to begin anew.',
  },
  WORLD_CHAIN: {
    message: 'Which data are asked is not said, or said twice: {chain}. Open: {known}.',
    hint: 'Name one of the open chains, and open one lake per chain.',
  },
} as const;
