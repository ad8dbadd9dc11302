import { expect, test } from 'vitest';
import { accountRole } from '../../../src/clustering/accounts/account-role.ts';
import { exchangeOwner } from '../../../src/clustering/accounts/exchange-owner.ts';

test.each([
  ['exchange', 'exchange'],
  ['Centralized Exchange', 'exchange'],
  ['CEX', 'exchange'],
  ['decentralized exchange', 'service'],
  ['defi_dex', 'service'],
  ['mixing_service', 'service'],
  ['miner', 'service'],
  ['', 'service'],
  ['theft', 'person'],
  ['phishing / hack', 'person'],
])('category "%s" is %s', (category, role) => {
  expect(accountRole(category)).toBe(role);
});

test.each([
  ['Binance 14', 'binance'],
  ['Binance: Hot Wallet 2', 'binance'],
  ['exchange-b deposit', 'exchange-b'],
  ['exchange-b hot wallet', 'exchange-b'],
  ['Gate.io', 'gate.io'],
  ['Crypto.com 2', 'crypto.com'],
])('the owner of "%s" is %s', (label, owner) => {
  expect(exchangeOwner(label)).toBe(owner);
});
