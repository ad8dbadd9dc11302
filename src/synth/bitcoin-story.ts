import type { SynthAddress } from './coin.ts';
import type { Act } from './scenario/scenario.ts';

/** A story that is played on a Bitcoin chain instead of its own campaigns: the part of a case of several chains. */
export interface BitcoinStory {
  /** UTC seconds that a block 0 of this spacing would have. */
  readonly firstTime: number;
  /** Seconds from block to block. */
  readonly spacing: number;
  /** Addresses of the thief's to make first: their numbers are 0, 1, ... */
  readonly reserved: number;
  /** Gets the reserved addresses; acts in ascending order of height. */
  readonly acts: (reserved: readonly SynthAddress[]) => { readonly height: number; readonly act: Act }[];
}
