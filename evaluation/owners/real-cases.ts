/** What the transactions are that named detectors fire on in real blocks, by the begin of their txid: read one by one. */
export const REAL_CASES: Readonly<Record<string, string>> = {
  '0b11523e7d901fb0':
    'Three equal outputs, one 39 sat less, two others, three inputs: the shape of a JoinMarket round of three; its taker pays the fee. Left as seen.',
  c951e0329ef7bcc1:
    'As the one before, in the same block and with nearly the same amount: rounds of one JoinMarket tumbler. Left as seen.',
  '9c188ed71218d82d':
    'Ten times 1 BTC and one rest from eleven addresses: somebody divides or withdraws round amounts. False: one owner, most likely.',
  acaf02ed172c2c0e:
    'Three equal outputs, one 39 sat less, eleven of thirteen inputs of one key: cannot be told from a small JoinMarket round.',
  '58ece5a9f8b42005':
    'Five equal outputs of an odd amount and five of change, sixteen addresses: the shape of a JoinMarket round of five. Left as seen.',
  '52efcb2360d96571':
    'Three equal outputs of an odd amount and three of change, three addresses: the shape of a JoinMarket round of three. Left as seen.',
  a23570534b8f31f3:
    'Six times 0.1 BTC among twelve outputs, all P2SH, one of 22 BTC: a service that pays out. False.',
  '127a9b86ec478024':
    'Three outputs of 0.0892 BTC among nineteen amounts, P2SH and P2PKH mixed: a service that pays out. False; its confidence is halved already.',
  '201e70dfb4b93bbc':
    'Seven equal small outputs and six others, one of 117 BTC, all P2SH: a service that pays out. False.',
  '2f896ccd20df6b0e':
    'One premix output of 0.05 BTC and 201 sat, an OP_RETURN, a fee of 0.0025 BTC, January 2020: a Whirlpool Tx0.',
  '4369dc5616670172':
    'Testnet: the block is full of transactions that gather fifteen to twenty small coins and pay ten times 10,000 sat. False: one load test.',
  a6ab966e610ce2b4:
    'Testnet: 36 small coins into ten of 0.001 BTC. Chips by their amount, made by a load test. False.',
  '0c57e2a455253737':
    'Testnet: the block is full of transactions that gather eighteen coins and pay ten times 0.001 BTC. False: one load test.',
  '0e75745d62907cce':
    'Testnet: the block is full of transactions that gather eleven coins and pay ten times 0.001 BTC. False: one load test.',
  '9995f62089edfbc5': 'Testnet: of the same load test, where the inputs have ten different keys. False.',
};
