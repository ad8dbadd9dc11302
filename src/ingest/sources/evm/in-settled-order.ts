import type { EvmBlock } from '../../../chains/evm/block/evm-block.ts';
import {
  createRecoveryStage,
  type RecoveryStageOptions,
} from '../../../chains/evm/senders/create-recovery-stage.ts';
import type { SignatureColumns } from '../../../chains/evm/senders/signature-columns.ts';

/** A block that was read, still without its senders. */
export interface ReadBlock {
  signatures(): SignatureColumns;
  settle(recovered?: SignatureColumns): EvmBlock | Promise<EvmBlock>;
}

/** Blocks and signatures that may wait: enough for all threads where blocks have thousands, some ten megabytes. */
const MOST_WAITING = { blocks: 32, signatures: 8_000 };

interface Waiting {
  readonly block: ReadBlock;
  readonly columns: SignatureColumns | undefined;
  readonly recovered: Promise<void>;
}

/**
 * Gives blocks in their order, settled; meanwhile the signers of the next ones are recovered on other threads, which
 * end with the generator. An error comes after the blocks before it. `recoverSenders` false leaves senders unchecked.
 * Errors: those of the blocks, of `settle`, THREAD_ENDED.
 */
export async function* inSettledOrder(
  blocks: AsyncIterable<ReadBlock>,
  options: RecoveryStageOptions & { readonly recoverSenders?: boolean | undefined } = {},
): AsyncGenerator<EvmBlock> {
  const stage = createRecoveryStage(options);
  const source = blocks[Symbol.asyncIterator]();
  const waiting: Waiting[] = [];
  let signatures = 0;
  let coming: Promise<Step> | undefined = step(source);
  let failure: { readonly error: unknown } | undefined;

  function hand(block: ReadBlock): void {
    const columns = options.recoverSenders === false ? undefined : block.signatures();
    const recovered = columns ? stage.recover(columns) : Promise.resolve();
    // Its error is thrown where it is awaited, which may be never.
    recovered.catch(() => {});
    signatures += columns?.rows ?? 0;
    waiting.push({ block, columns, recovered });
  }

  try {
    for (;;) {
      while (coming && waiting.length < MOST_WAITING.blocks && signatures < MOST_WAITING.signatures) {
        // A source that is slow does not keep back what is ready.
        const ready = waiting[0]?.recovered.then(ignore, ignore);
        const next: Step | undefined = await (ready ? Promise.race([coming, ready]) : coming);
        if (!next) break;
        if (next.block) hand(next.block);
        failure = next.failure;
        coming = next.block ? step(source) : undefined;
      }
      const first = waiting.shift();
      if (!first) break;
      await first.recovered;
      signatures -= first.columns?.rows ?? 0;
      yield await first.block.settle(first.columns);
    }
    if (failure) throw failure.error;
  } finally {
    // A source that is still waiting for something ends when that comes, or is closed by whoever opened it.
    source.return?.(undefined).then(ignore, ignore);
    await stage.close();
  }
}

/** A block, an error, or neither at the end. */
interface Step {
  readonly block?: ReadBlock;
  readonly failure?: { readonly error: unknown };
}

async function step(source: AsyncIterator<ReadBlock>): Promise<Step> {
  try {
    const { value, done } = await source.next();
    return done ? {} : { block: value };
  } catch (error) {
    return { failure: { error } };
  }
}

const ignore = () => undefined;
