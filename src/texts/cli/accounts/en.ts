import type { AccountTexts } from './account-texts.ts';

export const accountTextsEn: AccountTexts = {
  rules: {
    deposit: 'share a deposit address',
    'token-deposit': 'share a deposit address (token)',
    airdrop: 'airdrop gathered at one address',
    'self-authorisation': 'one may spend the tokens of the other',
    'gas-funder': 'one paid the first gas of the other',
    'same-address': 'same address on another chain',
  },
  cluster: 'cluster {id}: {size} addresses that rules link with each other; rules asked: {rules}',
  alone: '{address} has no link with another address by these rules: {rules}',
  tagged: '{address} is tagged "{label}" ({category}): a service that many use is linked with nobody.',
  depositAddress:
    '{address} looks like a deposit address of {label}: {senders} address(es) paid into it, among them {first}. It is not a member itself; ask: {command}',
  same: '{a} and {b} are in cluster {id}: {steps} link(s).',
  apart: '{a} and {b} are not in one cluster by these rules ({sizeA} and {sizeB} addresses): {rules}',
  noLink: 'no rule links {address} with another address',
  evidence: '{count} transaction(s)',
  evidenceAt: '{step}. {hash} (block {number}, {chain})',
  why: 'The transactions behind a link: {command}',
  capped:
    '{looked} of {known} addresses that links reached were looked at, then --max-transactions was used up: a cluster may be larger.',
  busy: '{count} account(s) with more than {limit} transfers were taken for services and not looked at; raise --max-outputs to change that.',
  needsTags: 'Deposit reuse was not asked: it needs tags of exchanges (--tags).',
  noExchange: 'None of the tags names an exchange address of these data: deposit reuse cannot see anything.',
  exchanges: '{count} tagged address(es) of exchanges are in the data; deposits to others are not seen.',
  needsLogs:
    'Self-authorisation needs logs; they are missing in {count} of {blocks} blocks ({chain}), as in every flow table.',
  needsBegin:
    'Gas funder: the data of {chain} begin at block {first}; the first coin that they show need not be the first.',
  needsAlso: 'The same address can only be found on other chains whose lakes are given with --also.',
  caveat:
    'These links are inferences. On a made-up table with 1 deposit in 100 for somebody else deposit reuse is right for 80 % of the pairs (docs/accuracy.md). What each rule assumes and how it fails: docs/explanation/account-clusters.md.',
};
