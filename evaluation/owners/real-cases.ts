/** What transactions are on which named detectors fire in real blocks, or that somebody judges otherwise, by the begin of their txid: read one by one. */
export const REAL_CASES: Readonly<Record<string, string>> = {
  '58ece5a9f8b42005':
    'Five equal outputs of an odd amount and five of change, sixteen addresses: the shape of a JoinMarket round of five. Left as seen.',
  '52efcb2360d96571':
    'Three equal outputs of an odd amount and three of change, three addresses: the shape of a JoinMarket round of three. Left as seen.',
  a23570534b8f31f3:
    'Six times 0.1 BTC among twelve outputs, all P2SH, one of 22 BTC: a service that pays out. False.',
  '201e70dfb4b93bbc':
    'Seven equal small outputs and six others, one of 117 BTC, all P2SH: a service that pays out. False.',
  '2f896ccd20df6b0e':
    'One premix output of 0.05 BTC and 201 sat, an OP_RETURN, a fee of 0.0025 BTC, January 2020: a Whirlpool Tx0.',
  a6ab966e610ce2b4:
    'Testnet: 36 small coins into ten of 0.001 BTC. Chips by their amount, made by a load test. False.',
  '0c57e2a455253737':
    'Testnet: the block is full of transactions that gather eighteen coins and pay ten times 0.001 BTC. False: one load test.',
  '0e75745d62907cce':
    'Testnet: the block is full of transactions that gather eleven coins and pay ten times 0.001 BTC. False: one load test.',
  '8679c7b1f16ef055':
    'Eight equal outputs with seven of change, P2WPKH. One output is spent in 8d1193a9…, which is judged JoinMarket: a round in which somebody gathers many coins.',
  '06e4ff7949dc7863':
    'Inputs of 546 and 888 sat, five equal outputs to five of the same addresses, a fee to a service: a sale of inscriptions, not a round of JoinMarket.',
  d49450371ba47311:
    'Ten equal outputs with ten of change, P2WPKH. One output is spent in 1af293f2…, which is judged JoinMarket: a round in which somebody gathers many coins.',
  a138cbb2c03b8d31:
    'Two inputs come from rounds that are judged JoinMarket, one output is spent in a third: a round in which somebody gathers many coins.',
  '72d4b783e7b85199':
    'One input comes from a round that is judged JoinMarket, two from the two before in this table: a round in which somebody gathers many coins.',
};
