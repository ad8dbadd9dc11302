import { BlockList, isIPv6 } from 'node:net';

/** Addresses that do not belong to one host of the public internet (IANA's special-purpose registries). */
const SPECIAL_4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];
/** Those that carry an address of the old kind are in it too: what they lead to cannot be seen. */
const SPECIAL_6 = [
  '::/128',
  '::1/128',
  '::ffff:0:0/96',
  '64:ff9b::/96',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
];

/** Whether an IP address is one of the machine, of a local network, or of no host at all. */
export function isPrivateAddress(address: string): boolean {
  const list = new BlockList();
  const six = isIPv6(address);
  for (const range of six ? SPECIAL_6 : SPECIAL_4) {
    const [net, bits] = range.split('/');
    list.addSubnet(net!, Number(bits), six ? 'ipv6' : 'ipv4');
  }
  // Of ::ffff:8.8.8.8 the list of the old kind would be asked otherwise.
  return six && address.toLowerCase().startsWith('::ffff:')
    ? true
    : list.check(address, six ? 'ipv6' : 'ipv4');
}
