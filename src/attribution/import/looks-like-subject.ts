/** Whether a cell has the form of an address or a transaction hash: then its row is no header. */
export function looksLikeSubject(cell: string): boolean {
  const text = cell.trim();
  if (/^(?:0x)?(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/.test(text)) return true;
  if (/^(?:bc|tb|bcrt|ltc)1[02-9ac-hj-np-z]{11,71}$/i.test(text)) return true;
  return /^[1-9A-HJ-NP-Za-km-z]{25,64}$/.test(text) && /\d/.test(text) && /[A-Za-z]/.test(text);
}
