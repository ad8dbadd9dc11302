import type { TokenRow } from './token-row.ts';

/** Token contracts of Harmony. What its bridge wrapped bears a 1 before the symbol here, which no list has: it has not been worth its coin since June 2022. */
export const HARMONY_TOKENS: readonly TokenRow[] = [
  // Stablecoins and bridged coins.
  ['0x985458E523dB3d53125813eD68c274899e9DfAb4', '1USDC', 6, 'S'],
  ['0x3C2B8Be99c50593081EAA2A724F0B8285F5aba8f', '1USDT', 6, 'S'],
  ['0xEf977d2f931C1978Db5F6747666fa1eACB0d0339', '1DAI', 18, 'S'],
  ['0x6983D1E6DEf3690C4d616b13597A09e6193EA013', '1ETH', 18, 'S'],
  ['0xdc54046c0451f9269FEe1840aeC808D36015697d', '1BTC', 8, 'S'],
  ['0xE176EBE47d621b984a73036B9DA5d834411ef734', '1BUSD', 18, 'S'],
  ['0xFa7191D292d5633f702B0bd7E3E3BcCC0e633200', '1FRAX', 18, 'S'],
  ['0x224e64ec1BDce3870a6a6c777eDd450454068FEC', 'UST', 18, 'S'],
  ['0x0aB43550A6915F9f67d0c454C2E90385E6497EaA', 'bscBUSD', 18, 'S'],
  ['0xcF664087a5bB0237a0BAd6742852ec6c8d69A27a', 'WONE', 18, 'S'],
  // Protocols and the rest.
  ['0xEa589E93Ff18b1a1F1e9BaC7EF3E86Ab62addc79', 'VIPER', 18, 'S'],
  ['0xCf1709Ad76A79d5a60210F23e81cE2460542A836', 'TRANQ', 18, 'S'],
  ['0x22D62b19b7039333ad773b7185BB61294F3AdC19', 'stONE', 18, 'S'],
];
