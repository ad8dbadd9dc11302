import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROTOCOL_TABLES } from '../../../chains/evm/protocols/protocol-tables.ts';
import { writeFileAtomic } from '../../../lake/files/write-file-atomic.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import type { SynthAddress } from '../../coin.ts';
import { generateChain } from '../../generate-chain.ts';
import { createRandom } from '../../random.ts';
import type { Act, Scenario } from '../../scenario/scenario.ts';
import type { TruthChain } from '../evm-truth.ts';
import { openTrapChain } from './open-trap-chain.ts';
import { batches } from './scenes/batches.ts';
import { chargedBatch } from './scenes/charged-batch.ts';
import { dust } from './scenes/dust.ts';
import { expired } from './scenes/expired.ts';
import { forgedEvents } from './scenes/forged-events.ts';
import { forgedMemos } from './scenes/forged-memos.ts';
import { junkTokens } from './scenes/junk-tokens.ts';
import { payoutFirst } from './scenes/payout-first.ts';
import { refunds } from './scenes/refunds.ts';
import { sameId } from './scenes/same-id.ts';
import { sharedVault } from './scenes/shared-vault.ts';
import { twoThefts } from './scenes/two-thefts.ts';
import { unknownVault } from './scenes/unknown-vault.ts';
import { unmadeVault } from './scenes/unmade-vault.ts';
import { BITCOIN, type Trap, type TrapWorld } from './trap-world.ts';
import type { TrapAddress, TrapsTruth, TruthTrap } from './traps-truth.ts';

const TRAPS: readonly Trap[] = [
  forgedEvents,
  forgedMemos,
  dust,
  junkTokens,
  batches,
  chargedBatch,
  refunds,
  twoThefts,
  sharedVault,
  unknownVault,
  unmadeVault,
  payoutFirst,
  expired,
  sameId,
];

/** UTC seconds: 15 March 2021. */
const FIRST_TIME = 1_615_766_400;
/** Seconds from block to block of Bitcoin: an hour, so that a day of waiting is short. */
const SPACING = 3_600;
/** First height of the story, when there are coins that can be spent. */
const FIRST_HEIGHT = 122;
const TRANSACTIONS = 1_500;

/**
 * Three synthetic chains (Ethereum, BNB Chain, Bitcoin regtest) at the same time of day, on which thieves try to lose who
 * follows them or to have others accused, and truth.json beside them, which says what is whose. The same seed gives the
 * same bytes. Files: ethereum.jsonl, bnb.jsonl, bitcoin/, tags.csv. Errors: FILE_EXISTS.
 */
export async function generateTraps(options: {
  /** Folder for the files; must not hold a truth.json. */
  readonly directory: string;
  readonly seed: number;
}): Promise<TrapsTruth> {
  const { directory, seed } = options;
  const truthFile = join(directory, 'truth.json');
  if (existsSync(truthFile)) throw new JejakError('FILE_EXISTS', { meta: { file: truthFile } });
  mkdirSync(directory, { recursive: true });
  const evm = await Promise.all(
    (['ethereum', 'bnb'] as const).map((id, i) =>
      openTrapChain(id, {
        file: join(directory, `${id}.jsonl`),
        path: `${id}.jsonl`,
        firstTime: FIRST_TIME - 4 * SPACING,
        random: createRandom(seed ^ (0x7472_6170 + i)),
      }),
    ),
  );
  const [ethereum, bnb] = evm.map(({ chain }) => chain);
  const services: TrapAddress[] = [];
  const traps: TruthTrap[] = [];
  let open: Scenario | undefined;
  let nonce = 1_600_000_000_000n;

  function story(vault: SynthAddress, others: readonly SynthAddress[]): { height: number; act: Act }[] {
    const world: TrapWorld = {
      ethereum: ethereum!,
      bnb: bnb!,
      bitcoin: () => open!,
      bitcoinVault: vault,
      otherVaults: [others[0]!, others[1]!],
      services,
      traps,
      nextNonce: () => nonce++,
    };
    const acts = TRAPS.flatMap((trap) => trap(world)).sort((a, b) => a.at - b.at);
    return acts.map(({ at, act }) => ({
      height: FIRST_HEIGHT + at,
      act: (scenario) => {
        open = scenario;
        for (const chain of evm) chain.playUntil(FIRST_TIME + at * SPACING);
        if (services.length === 0) services.push(...openingServices(world));
        act();
      },
    }));
  }
  const { truth: side } = await generateChain({
    directory: join(directory, 'bitcoin'),
    seed,
    transactions: TRANSACTIONS,
    story: {
      firstTime: FIRST_TIME - FIRST_HEIGHT * SPACING,
      spacing: SPACING,
      reserved: 3,
      acts: ([vault, ...others]) => story(vault!, others),
    },
  });
  const chains: TruthChain[] = [
    ...evm.map((chain) => chain.finish()),
    {
      chain: BITCOIN,
      form: 'blocks',
      path: 'bitcoin',
      transactions: side.transactions,
      firstBlock: 0,
      blocks: side.blocks,
      tipHash: side.tipHash,
    },
  ];
  const truth: TrapsTruth = {
    format: 'jejak-synthetic-traps-truth',
    version: 1,
    seed,
    chains,
    services,
    traps,
  };
  writeFileAtomic(join(directory, 'tags.csv'), 'address,label,category,confidence,source\n');
  writeFileAtomic(truthFile, `${JSON.stringify(truth, undefined, 1)}\n`);
  return truth;
}

/** Who serves everybody on the three chains from the begin. */
function openingServices(world: TrapWorld): TrapAddress[] {
  const found = [world.bitcoinVault, ...world.otherVaults].map(
    (vault): TrapAddress => ({
      chain: BITCOIN,
      address: world.bitcoin().book.text(vault),
      role: 'vault of THORChain',
    }),
  );
  for (const { id, scene, vault } of [world.ethereum, world.bnb]) {
    found.push({ chain: id, address: vault.address, role: 'vault of THORChain' });
    found.push({ chain: id, address: scene.world.miner.address, role: 'block producer' });
    found.push({ chain: id, address: scene.dex.router.address, role: 'router of the exchange' });
    for (const { contract } of scene.world.stage.assets)
      if (contract) found.push({ chain: id, address: contract, role: 'token contract' });
    for (const { protocol, contracts } of PROTOCOL_TABLES)
      for (const address of contracts?.[id] ?? [])
        found.push({ chain: id, address, role: `contract of ${protocol}` });
  }
  return found;
}
