/** A listing or delisting that an authority announced, with the place where it did. */
export interface KnownEvent {
  /** Lists to which it applies: those whose id begins so. */
  readonly lists: string;
  /** An entry whose name begins so, in capitals; empty when the event was about addresses only. */
  readonly name: string;
  readonly addresses: readonly string[];
  readonly listed: string;
  /** First day on which it was not listed any more. */
  readonly delisted?: string;
  readonly source: string;
}

/**
 * Dates that OFAC's own list does not have (the plain XML) or no longer has (delisted entries), from its announcements.
 * Addresses are those that the announcement of the listing names.
 */
export const KNOWN_EVENTS: readonly KnownEvent[] = [
  {
    lists: 'ofac',
    // The entry is of 2019; only this address is of that day.
    name: '',
    addresses: ['0x098b716b8aaf21512996dc57eb0615e2383e2f96'],
    listed: '2022-04-14',
    source: 'OFAC recent actions, 14 April 2022 (address added to the entry of Lazarus Group)',
  },
  {
    lists: 'ofac',
    name: 'BLENDER.IO',
    addresses: [],
    listed: '2022-05-06',
    source: 'OFAC recent actions, 6 May 2022',
  },
  {
    lists: 'ofac',
    name: 'TORNADO CASH',
    addresses: [
      '0x03893a7c7463ae47d46bc7f091665f1893656003',
      '0x07687e702b410fa43f4cb4af7fa097918ffd2730',
      '0x0836222f2b2b24a3f36f98668ed8f0b38d1a872f',
      '0x12d66f87a04a9e220743712ce6d9bb1b5616b8fc',
      '0x1356c899d8c9467c7f71c195612f8a395abf2f0a',
      '0x169ad27a470d064dede56a2d3ff727986b15d52b',
      '0x178169b423a011fff22b9e3f3abea13414ddd0f1',
      '0x22aaa7720ddd5388a3c0a3333430953c68f1849b',
      '0x23773e65ed146a459791799d01336db287f25334',
      '0x2717c5e28cf931547b621a5dddb772ab6a35b701',
      '0x4736dcf1b7a3d580672cce6e7c65cd5cc9cfba9d',
      '0x47ce0c6ed5b0ce3d3a51fdb1c52dc66a7c3c2936',
      '0x527653ea119f3e6a1f5bd18fbf4714081d7b31ce',
      '0x58e8dcc13be9780fc42e8723d8ead4cf46943df2',
      '0x610b717796ad172b316836ac95a2ffad065ceab4',
      '0x722122df12d4e14e13ac3b6895a86e84145b6967',
      '0x8589427373d6d84e98730d7795d8f6f8731fda16',
      '0x905b63fff465b9ffbf41dea908ceb12478ec7601',
      '0x910cbd523d972eb0a6f4cae4618ad62622b39dbf',
      '0x94a1b5cdb22c43faab4abeb5c74999895464ddaf',
      '0x9ad122c22b14202b4490edaf288fdb3c7cb3ff5e',
      '0xa160cdab225685da1d56aa342ad8841c3b53f291',
      '0xa60c772958a3ed56c1f15dd055ba37ac8e523a0d',
      '0xaeaac358560e11f52454d997aaff2c5731b6f8a6',
      '0xb1c8094b234dce6e03f10a5b673c1d8c69739a00',
      '0xb541fc07bc7619fd4062a54d96268525cbc6ffef',
      '0xba214c1c1928a32bffe790263e38b4af9bfcd659',
      '0xbb93e510bbcd0b7beb5a853875f9ec60275cf498',
      '0xca0840578f57fe71599d29375e16783424023357',
      '0xd21be7248e0197ee08e0c20d4a96debdac3d20af',
      '0xd4b88df4d29f5cedd6857912842cff3b20c8cfa3',
      '0xd691f27f38b395864ea86cfc7253969b409c362d',
      '0xd90e2f925da726b50c4ed8d0fb90ad053324f31b',
      '0xd96f2b1c14db8458374d9aca76e26c3d18364307',
      '0xdd4c48c0b24039969fc16d1cdf626eab821d3384',
      '0xf60dd140cff0706bae9cd734ac3ae76ad9ebc32a',
      '0xf67721a2d8f736e75a49fdd7fad2e31d8676542a',
      '0xfd8610d20aa15b7b2e3be39b396a1bc3516c7144',
    ],
    listed: '2022-08-08',
    delisted: '2025-03-21',
    source:
      'OFAC recent actions, 8 August 2022 and 21 March 2025 (removed after Van Loon v. Department of the Treasury)',
  },
  {
    lists: 'ofac',
    name: 'SINBAD.IO',
    addresses: [],
    listed: '2023-11-29',
    source: 'OFAC recent actions, 29 November 2023',
  },
];
