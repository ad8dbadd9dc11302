import { describe, expect, it } from 'vitest';
import { contractAddress } from '../../../src/chains/evm/codec/contract-address.ts';
import { encodeTransaction } from '../../../src/chains/evm/codec/encode-transaction.ts';
import { keccak256 } from '../../../src/chains/evm/codec/keccak256.ts';
import { orderedTrieRoot } from '../../../src/chains/evm/codec/ordered-trie-root.ts';
import { type RlpItem, rlpEncode } from '../../../src/chains/evm/codec/rlp-encode.ts';
import { rlpQuantity } from '../../../src/chains/evm/codec/rlp-quantity.ts';
import { unclesHash } from '../../../src/chains/evm/codec/uncles-hash.ts';
import { bytesToHex } from '../../../src/primitives/hex.ts';
import { signerOf } from './support/signer-of.ts';

const text = (value: string): string => `0x${Buffer.from(value).toString('hex')}`;

describe('RLP', () => {
  // The examples of ethereum.org's page on RLP and of ethereum/tests, RLPTests/rlptest.json.
  const vectors: [string, RlpItem, string][] = [
    ['the string dog', text('dog'), '83646f67'],
    ['the list cat, dog', [text('cat'), text('dog')], 'c88363617483646f67'],
    ['the empty string', '0x', '80'],
    ['the empty list', [], 'c0'],
    ['the number 0', rlpQuantity(0), '80'],
    ['the byte 0', '0x00', '00'],
    ['the byte 15', '0x0f', '0f'],
    ['the byte 127', '0x7f', '7f'],
    ['the byte 128', '0x80', '8180'],
    ['the number 1024', rlpQuantity(1024), '820400'],
    ['100000', rlpQuantity(100_000), '830186a0'],
    [
      'a bigint',
      rlpQuantity(2n ** 256n),
      'a1010000000000000000000000000000000000000000000000000000000000000000',
    ],
    ['the set of three', [[], [[]], [[], [[]]]], 'c7c0c1c0c3c0c1c0'],
    [
      '56 characters',
      text('Lorem ipsum dolor sit amet, consectetur adipisicing elit'),
      'b8384c6f72656d20697073756d20646f6c6f722073697420616d65742c20636f6e7365637465747572206164697069736963696e6720656c6974',
    ],
    [
      '55 characters',
      text('Lorem ipsum dolor sit amet, consectetur adipisicing eli'),
      `b7${text('Lorem ipsum dolor sit amet, consectetur adipisicing eli').slice(2)}`,
    ],
  ];
  it.each(vectors)('%s', (_, item, expected) => {
    expect(bytesToHex(rlpEncode(item))).toBe(expected);
  });
  it('bytes and their text give the same', () => {
    for (const length of [0, 1, 2, 55, 56, 255, 256, 65_535, 65_536]) {
      const bytes = Buffer.alloc(length, 0x9c);
      expect(rlpEncode([bytes]).equals(rlpEncode([`0x${bytesToHex(bytes)}`]))).toBe(true);
    }
    for (const byte of [0, 0x37, 0x7f, 0x80, 0xff]) {
      const bytes = Uint8Array.of(byte);
      expect(rlpEncode(bytes).equals(rlpEncode(`0x${bytesToHex(bytes)}`))).toBe(true);
    }
  });
  it('longer lists and strings write their length in as many bytes as it needs', () => {
    expect(bytesToHex(rlpEncode(Buffer.alloc(1024)).subarray(0, 3))).toBe('b90400');
    expect(bytesToHex(rlpEncode(Buffer.alloc(0x1_0000)).subarray(0, 4))).toBe('ba010000');
    expect(bytesToHex(rlpEncode(Array.from({ length: 0x0123_4567 >> 8 }, () => '0x00')).subarray(0, 4))).toBe(
      'fa012345',
    );
  });
});

describe('hashes that Ethereum fixes', () => {
  it('Keccak-256 of nothing, the root of an empty trie, the hash of no uncles (Yellow Paper)', () => {
    expect(bytesToHex(keccak256(new Uint8Array()))).toBe(
      'c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470',
    );
    expect(orderedTrieRoot([])).toBe('0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421');
    expect(unclesHash([])).toBe('0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347');
  });
  it('the transaction that EIP-155 works through: bytes, hash to sign, chain, sender', async () => {
    const encoded = encodeTransaction(
      {
        type: 0,
        chainId: '0x',
        nonce: '0x09',
        gasPrice: rlpQuantity(20_000_000_000n),
        maxPriorityFeePerGas: '0x',
        maxFeePerGas: '0x',
        gas: rlpQuantity(21_000),
        to: '0x3535353535353535353535353535353535353535',
        value: rlpQuantity(10n ** 18n),
        input: '0x',
        accessList: [],
        maxFeePerBlobGas: '0x',
        blobVersionedHashes: [],
        authorizationList: [],
      },
      {
        v: 37n,
        r: 0x28ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276n,
        s: 0x67cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83n,
      },
    )!;
    expect(bytesToHex(encoded.signingHash())).toBe(
      'daf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53',
    );
    expect(bytesToHex(encoded.bytes)).toBe(
      'f86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83',
    );
    // The key of the example is 0x4646…46.
    expect(encoded.chainId).toBe(1n);
    expect(await signerOf(encoded.signingHash(), encoded.signature)).toBe(
      '0x9d8a62f656a8d1615c1294fd71e9cfb3e4855a4f',
    );
  });
  it('a signature that no key can have made has no sender', async () => {
    expect(await signerOf(new Uint8Array(32), { r: 0n, s: 0n, parity: 0 })).toBeUndefined();
  });
  it('the address of a new contract', () => {
    // The worked example that is passed on with the Yellow Paper's rule for CREATE.
    const sender = '0x6ac7ea33f8831ea9dcc53393aaa88b25a785dbf0';
    expect(contractAddress(sender, 0n)).toBe('0xcd234a471b72ba2f1ccf0a70fcaba648a5eecd8d');
    expect(contractAddress(sender, 1n)).toBe('0x343c43a37d37dff08ae8c4a11544c718abb4fcf8');
    expect(contractAddress(sender, 2n)).toBe('0xf778b86fa74e846c4f0a1fbd1335fe81c00a0c91');
  });
});
