import { createGrowing } from './create-growing.ts';

/** Rows as they come, -1 (all ones in what has no signs) for none. */
export function createLists() {
  return {
    accountAddress: createGrowing(Uint32Array),
    accountAsset: createGrowing(Uint32Array),
    blockNumber: createGrowing(Float64Array),
    blockTime: createGrowing(Uint32Array),
    blockFirstTx: createGrowing(Float64Array),
    blockFlags: createGrowing(Uint8Array),
    txBlock: createGrowing(Float64Array),
    txFrom: createGrowing(Uint32Array),
    txTo: createGrowing(Uint32Array),
    txFlags: createGrowing(Uint8Array),
    txFirstTransfer: createGrowing(Float64Array),
    txFirstEvent: createGrowing(Float64Array),
    transferTx: createGrowing(Float64Array),
    transferKind: createGrowing(Uint8Array),
    transferAsset: createGrowing(Uint32Array),
    transferFrom: createGrowing(Uint32Array),
    transferTo: createGrowing(Uint32Array),
    transferLog: createGrowing(Float64Array),
    transferImplied: createGrowing(Uint8Array),
    eventSite: createGrowing(Uint32Array),
    eventLogIndex: createGrowing(Uint32Array),
    eventKind: createGrowing(Uint8Array),
    eventGenuine: createGrowing(Uint8Array),
    eventProtocol: createGrowing(Uint16Array),
    eventPaidIn: createGrowing(Uint32Array),
    eventPaidOut: createGrowing(Uint32Array),
    eventPayer: createGrowing(Uint32Array),
    eventRecipient: createGrowing(Uint32Array),
  };
}
