import { knownTokens } from '../../chains/evm/tokens/known-tokens.ts';
import { EVM_CHAINS, isEvmChain } from '../../primitives/evm-chain.ts';
import { formatTime } from '../../primitives/format-time.ts';
import { formatUnits } from '../../primitives/format-units.ts';
import { fill } from '../../texts/fill.ts';
import type { LoanAmount, LoanCandidate } from '../../tracing/loans/list-loans.ts';
import type { CliContext } from '../command.ts';

/** Loans against traced collateral: candidates, each with what it may rest on. */
export function loanLines(context: CliContext, loans: readonly LoanCandidate[], limit: number): string[] {
  if (loans.length === 0) return [];
  const { loans: texts, says } = context.texts;
  const shown = loans.slice(0, limit).flatMap(({ chain, protocol, borrower, borrowed, collateral }) => [
    fill(texts.line, {
      chain,
      protocol,
      borrower,
      tx: borrowed.tx,
      time: formatTime(borrowed.time),
      amount: amountText(context, chain, borrowed),
    }),
    ...collateral.slice(0, limit).map((supply) =>
      fill(texts.collateral, {
        tx: supply.tx,
        time: formatTime(supply.time),
        amount: amountText(context, chain, supply),
      }),
    ),
  ]);
  const rest = loans.length > limit ? [fill(says.nofM, { shown: limit, total: loans.length })] : [];
  return [texts.title, ...shown, ...rest, texts.follow];
}

/** A symbol only where its contract is on Jejak's own list; else the contract. */
function amountText(context: CliContext, chain: string, { amount, decimals }: LoanAmount): string {
  if (!amount) return context.texts.loans.unnamed;
  const { contract } = amount.asset;
  const known = contract !== undefined && isEvmChain(chain) ? knownTokens(chain).get(contract) : undefined;
  const coin = contract === undefined && isEvmChain(chain) ? EVM_CHAINS[chain].asset : undefined;
  const places = known?.decimals ?? coin?.decimals ?? decimals;
  return `${formatUnits(amount.value, places)} ${known?.symbol ?? coin?.symbol ?? contract ?? ''}`.trim();
}
