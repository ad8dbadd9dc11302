import type { CommandName } from '../texts/cli/cli-texts.ts';

export interface CommandNote {
  /** Lines to type, each tried on the demo's data or on a node's block files. */
  readonly examples: readonly string[];
  /** What the exit codes mean beyond the common ones. */
  readonly exit?: string;
}

const DATA = '--data jejak-demo/lake';
const THEFT = '0f4f39c1c987d0daec0804a8dfe60ae771fdca6437d1f38ffaa9e9c8c463566f';
const TAGS = '--tags jejak-demo/blocks/tags.csv';
const DEPOSIT = '2N63i9Km2xAz85BBEP2HZBe8APQ3CwGR4dF';
const CO_SPENT = [
  'bcrt1qwyf5jls27eh8507h8fhyq8flja3050sddyceyc',
  'bcrt1q6cpnfexgj046dv2htl5mus9cyztw3snnfseta6',
];

const EVM_DATA = '--data evm-demo/lake-ethereum';
const EVM_THIEF = '0x209c95f20ff3ec9d8e39e43d7f83cb5abaa63897';
const EVM_THEFT = '0x06e20723fbb77ae1b50387a28e613c72936dafcbd938b3283e8858a58accbb60';

/** What the reference says about each command beside its tables. */
export const COMMAND_NOTES: Readonly<Record<CommandName, CommandNote>> = {
  ingest: {
    examples: [
      'jejak ingest bitcoin --blocks ~/.bitcoin/blocks',
      'jejak ingest bitcoin --rpc http://127.0.0.1:8332 --rpc-cookie ~/.bitcoin/.cookie',
      'jejak ingest evm --chain ethereum --rpc http://127.0.0.1:8545 --from-block 19000000 --confirmations 64 --data lake-ethereum',
      `jejak ingest evm --chain ethereum --blocks evm-demo/ethereum.jsonl ${EVM_DATA}`,
    ],
    exit: 'After 75 (stopped, disk full, node not there) the same command goes on where it stopped.',
  },
  verify: { examples: [`jejak verify ${DATA} --deep`], exit: '1 when a check failed.' },
  rebuild: { examples: [`jejak rebuild ${DATA}`] },
  status: { examples: [`jejak status ${DATA}`] },
  tx: { examples: [`jejak tx ${THEFT} ${DATA}`, `jejak tx ${EVM_THEFT} ${EVM_DATA}`] },
  address: { examples: [`jejak address ${DEPOSIT} ${DATA}`, `jejak address ${EVM_THIEF} ${EVM_DATA}`] },
  trace: {
    examples: [
      `jejak trace --from ${THEFT} --label theft-2 ${TAGS} --min-value 0.01 ${DATA}`,
      `jejak trace --from ${DEPOSIT}@142 --direction backward --depth 3 --format json ${DATA}`,
      `jejak trace --from ${EVM_THEFT}:${EVM_THIEF} --tags evm-demo/tags.csv ${EVM_DATA} --also evm-demo/lake-bnb`,
    ],
    exit: '0 also when a limit left something out; the answer says so.',
  },
  cluster: { examples: [`jejak cluster ${DEPOSIT} --limit 10 ${DATA}`] },
  why: {
    examples: [
      `jejak why ${CO_SPENT.join(' ')} ${DATA}`,
      `jejak why ${CO_SPENT.join(' ')} --without-rule multi-input ${DATA}`,
    ],
    exit: '0 also when the addresses are not in one cluster: the answer says what is known about them.',
  },
  held: { examples: [`jejak held ${DATA}`] },
  decide: {
    examples: [
      `jejak decide apart ${CO_SPENT.join(' ')} --by "A. Analyst" --because "interview of 3 March" ${DATA}`,
    ],
  },
  recluster: {
    examples: [
      `jejak recluster --hold-from 500 ${TAGS} ${DATA}`,
      `jejak recluster --change 'unique(one-time & optimal)' ${DATA}`,
    ],
  },
  identify: {
    examples: [`jejak identify ${THEFT} ${DATA}`],
    exit: '1 for what is, or may be, a private key or the words of a wallet.',
  },
  peel: { examples: [`jejak peel ${THEFT}:0 ${TAGS} ${DATA}`] },
  'same-source': { examples: [`jejak same-source --from ${THEFT} ${TAGS} --min-value 0.01 ${DATA}`] },
  sanctions: {
    examples: [
      'jejak sanctions import SDN_ADVANCED.XML consolidated-eu.xml UK_Sanctions_List.xml --data jejak-demo/lake',
      'jejak sanctions import sanctioned_addresses_ETH.txt --published 2024-03-01 --data jejak-demo/lake',
      'jejak sanctions of 0x910cbd523d972eb0a6f4cae4618ad62622b39dbf --on 2023-01-01 --data jejak-demo/lake',
      'jejak sanctions diff ofac-sdn --data jejak-demo/lake',
    ],
    exit: '1 when a file could not be taken; the others are imported. 0 whether an address is listed or not.',
  },
  screen: {
    examples: [
      `jejak screen ${DEPOSIT} ${DATA}`,
      `jejak screen ${THEFT} --on 2025-03-21 ${DATA}`,
      `jejak screen customers.csv --format csv ${DATA}`,
    ],
    exit: '0 nothing was found, 2 a person has to look (a rule applies, or a listing is not decided), 3 on a sanctions list on the day, 4 not known; of a file the worst of 3, 2, 1, 4, where 1 is a line that is no address of the chain (the others are answered). `--fail-on` chooses which of 2, 3 and 4 are given; 0 stands for the others.',
  },
  watch: {
    examples: [
      `jejak watch add ${DEPOSIT} --note "deposit of the thief" ${DATA}`,
      `jejak watch add --trace ${THEFT} --policy fifo --id theft-2 ${DATA}`,
      `jejak watch run ${DATA}`,
      `jejak watch alerts --format json ${DATA}`,
    ],
    exit: '75 when a sink did not take an alert, or an ingest was just rewriting the data: the next run goes on. With `--follow` both are tried again, and Ctrl-C ends with 0.',
  },
  tags: {
    examples: [
      'jejak tags import tagpacks/packs/lazarus.yaml ofac/sanctioned_addresses_ETH.txt --data jejak-demo/lake',
      `jejak tags import jejak-demo/blocks/tags.csv --set network=bitcoin-regtest ${DATA}`,
      'jejak tags import list.csv --map address=wallet,label=name --set network=ethereum --set source="letter of 3 March" --data jejak-demo/lake',
      'jejak tags import pools.csv --map address=#1,label=#4 --set network=ethereum --set source=https://github.com/TutelaLabs/tutela-app --data jejak-demo/lake',
      `jejak tags list ${DATA}`,
      `jejak tags export tags.csv --set creator="Unit 5" --out tags.yaml ${DATA}`,
      `jejak tags of ${DEPOSIT} --on 2025-03-21 ${DATA}`,
    ],
    exit: '1 when a file was refused or is not readable; the others are imported.',
  },
  actors: {
    examples: [
      `jejak actors import examples/actors/lazarus-group.yaml tagpacks/actors/graphsense.actorpack.yaml ${DATA}`,
      `jejak actors list ${DATA}`,
      `jejak actors show lazarus-group ${DATA}`,
    ],
    exit: '1 when a file was refused or is not readable; the others are imported.',
  },
  incidents: {
    examples: [
      `jejak incidents import examples/incidents/lazarus-group.yaml lazarus/incidents.csv ${DATA}`,
      `jejak incidents list --limit 100 ${DATA}`,
      `jejak incidents show ronin-2022 ${DATA}`,
    ],
    exit: '1 when a file was refused or is not readable; 0 when rows of a published table were left out, which the answer names.',
  },
  case: {
    examples: ['jejak case check examples/ronin-2022', 'jejak case show examples/ronin-2022 --lang id'],
    exit: '1 when the folder has a problem.',
  },
  stats: {
    examples: [
      `jejak stats --actor lazarus-group ${DATA}`,
      `jejak stats --year 2021 --prices BTC=btc.csv,ETH=eth.csv ${DATA}`,
      `jejak stats --per year --figure years.svg ${DATA}`,
    ],
  },
  report: {
    examples: [
      `jejak report --from ${THEFT} --label theft-2 ${TAGS} --min-value 0.01 --out theft-2.html ${DATA}`,
    ],
  },
  synth: {
    examples: [
      'jejak synth --transactions 20000 --seed 7 --out synth-7',
      'jejak synth --kind evm --transactions 1000 --seed 7 --out evm-demo',
    ],
  },
  demo: { examples: ['jejak demo', 'jejak demo --lang id --out demo-id'] },
  completion: { examples: ['jejak completion bash'] },
};
