/** What wallets show of an address is about that much at each end. */
const SHOWN = 4;

/** The characters at both ends of an address that wallets show; undefined for what is too short to be one. */
export function shownKey(address: string): string | undefined {
  const body = addressBody(address);
  return body.length < 2 * SHOWN ? undefined : body.slice(0, SHOWN) + body.slice(-SHOWN);
}

/** Without what every address of its kind begins with. */
export function addressBody(address: string): string {
  return address.toLowerCase().replace(/^(?:0x|bc1[qp]|tb1[qp]|bcrt1[qp]|[13mn2])/, '');
}
