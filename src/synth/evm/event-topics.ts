import { eventTopic } from '../../chains/evm/protocols/abi/event-topic.ts';
import { parseEventSignature } from '../../chains/evm/protocols/abi/parse-event-signature.ts';

/** Events that contracts of the synthetic world emit, as the real contracts declare them. */
const SIGNATURES = {
  transfer: 'Transfer(address indexed from,address indexed to,uint256 value)',
  wrap: 'Deposit(address indexed dst,uint256 wad)',
  unwrap: 'Withdrawal(address indexed src,uint256 wad)',
  sync: 'Sync(uint112 reserve0,uint112 reserve1)',
  swap: 'Swap(address indexed sender,uint256 amount0In,uint256 amount1In,uint256 amount0Out,uint256 amount1Out,address indexed to)',
  mixerDeposit: 'Deposit(bytes32 indexed commitment,uint32 leafIndex,uint256 timestamp)',
  mixerWithdrawal: 'Withdrawal(address to,bytes32 nullifierHash,address indexed relayer,uint256 fee)',
  thorDeposit: 'Deposit(address indexed to,address indexed asset,uint256 amount,string memo)',
  thorPayout:
    'TransferOut(address indexed vault,address indexed to,address asset,uint256 amount,string memo)',
  bridgeSend:
    'Send(bytes32 transferId,address sender,address receiver,address token,uint256 amount,uint64 dstChainId,uint64 nonce,uint32 maxSlippage)',
  bridgeRelay:
    'Relay(bytes32 transferId,address sender,address receiver,address token,uint256 amount,uint64 srcChainId,bytes32 srcTransferId)',
} as const;

export type SynthEvent = keyof typeof SIGNATURES;

/** First topics by event. */
export function eventTopics(): Readonly<Record<SynthEvent, string>> {
  return Object.fromEntries(
    Object.entries(SIGNATURES).map(([name, signature]) => [name, eventTopic(parseEventSignature(signature))]),
  ) as Record<SynthEvent, string>;
}
