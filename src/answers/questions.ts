import { addressAnswer } from './address/answer.ts';
import { addressRequest } from './address/request.ts';
import { identifyAnswer } from './identify/answer.ts';
import { identifyRequest } from './identify/request.ts';

/** Every question with the schemas of its request and its answer: reference, and later routes and tools, follow from it. */
export const QUESTIONS = {
  address: { request: addressRequest, answer: addressAnswer },
  identify: { request: identifyRequest, answer: identifyAnswer },
} as const;
