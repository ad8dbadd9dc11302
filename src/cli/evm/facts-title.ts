import type { AccountCoverage } from '../../graph/account-source.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';

/** What stands over what the data say: facts of the chain where all of their blocks are verified, else a source's word. */
export function factsTitle({ texts: { says } }: CliContext, { sourced, blocks }: AccountCoverage): string {
  return `${sourced > 0 ? fill(says.sourced, { n: sourced, m: blocks }) : says.facts}:`;
}
