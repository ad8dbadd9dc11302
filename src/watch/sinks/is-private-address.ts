import { BlockList, isIP } from 'node:net';

/** Addresses that do not belong to one host of the public internet (IANA's special-purpose registries). */
const SPECIAL_4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
];
/**
 * Of the new kind only 2000::/3 is given out at all, and these parts of it are special. Addresses outside of it may carry
 * one of the old kind (::ffff:0:0/96, 64:ff9b::/96): what they lead to cannot be seen.
 */
const GLOBAL_6 = '2000::/3';
const SPECIAL_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** Whether an IP address is one of the machine, of a local network, or of no host at all; so is what is no IP address. */
export function isPrivateAddress(address: string): boolean {
  const kind = isIP(address);
  if (kind === 4) return within(SPECIAL_4, address, 'ipv4');
  return kind !== 6 || !within([GLOBAL_6], address, 'ipv6') || within(SPECIAL_6, address, 'ipv6');
}

function within(ranges: readonly string[], address: string, family: 'ipv4' | 'ipv6'): boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [net, bits] = range.split('/');
    list.addSubnet(net!, Number(bits), family);
  }
  return list.check(address, family);
}
