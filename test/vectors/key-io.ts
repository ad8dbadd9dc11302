import type { ChainId } from '../../src/primitives/chain.ts';

/**
 * Addresses and scripts out of Bitcoin Core's src/test/data/key_io_valid.json (MIT): every entry that is not a private
 * key. Core's testnet4 and signet share the prefixes of testnet.
 */
export const KEY_IO_VALID: readonly (readonly [address: string, script: string, chain: ChainId])[] = [
  ['1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo', '76a914a31c06bd463e3923bc1aadbde48b16976c08071788ac', 'bitcoin'],
  ['36j4NfKv6Akva9amjWrLG6MuSQym1GuEmm', 'a914373b819a068f32b7a6b38b6b38729647cfde01c287', 'bitcoin'],
  ['1FjL87pn8ky6Vbavd1ZHeChRXtoxwRGCRd', '76a914a19331b7b2627e663e25a7b001e4c0dcc5e21bc788ac', 'bitcoin'],
  ['3BZECeAH8gSKkjrTx8PwMrNQBLG18yHpvf', 'a9146c382dcdf5b284760c8e3fead91f7422cd76aa8787', 'bitcoin'],
  ['1G9A9j6W8TLuh6dEeVwWeyibK1Uc5MfVFV', '76a914a614da54daacdb8861f451a0b7e3c27cdf8a099e88ac', 'bitcoin'],
  ['33GA3ZXbw5o5HeUrBEaqkWXFYYZmdxGRRP', 'a914113ca1afeb49ff3abf176ffa19c2a2b4df19712a87', 'bitcoin'],
  ['bc1qvyq0cc6rahyvsazfdje0twl7ez82ndmuac2lhv', '00146100fc6343edc8c874496cb2f5bbfec88ea9b77c', 'bitcoin'],
  [
    'bc1qyucykdlhp62tezs0hagqury402qwhk589q80tqs5myh3rxq34nwqhkdhv7',
    '002027304b37f70e94bc8a0fbf500e0c957a80ebda87280ef58214d92f119811acdc',
    'bitcoin',
  ],
  [
    'bc1p83n3au0rjylefxq2nc2xh2y4jzz4pm6zxj4mw5pagdjjr2a9f36s6jjnnu',
    '51203c671ef1e3913f94980a9e146ba895908550ef4234abb7503d436521aba54c75',
    'bitcoin',
  ],
  ['bc1z2rksukkjr8', '520250ed', 'bitcoin'],
  ['bc1qhxt04s5xnpy0kxw4x99n5hpdf5pmtzpqs52es2', '0014b996fac2869848fb19d5314b3a5c2d4d03b58820', 'bitcoin'],
  [
    'bc1qgc9ljrvdf2e0zg9rmmq86xklqwfys7r6wptjlacdgrcdc7sa6ggqu4rrxf',
    '0020460bf90d8d4ab2f120a3dec07d1adf039248787a70572ff70d40f0dc7a1dd210',
    'bitcoin',
  ],
  [
    'bc1pve739yap4uxjvfk0jrey69078u0gasm2nwvv483ec6zkzulgw9xqu4w9fd',
    '5120667d1293a1af0d2626cf90f24d15fe3f1e8ec36a9b98ca9e39c6856173e8714c',
    'bitcoin',
  ],
  ['bc1zmjtqxkzs89', '5202dc96', 'bitcoin'],
  [
    'mzK2FFDEhxqHcmrJw1ysqFkVyhUULo45hZ',
    '76a914ce28b26c57472737f5c3561a1761185bd8589a4388ac',
    'bitcoin-testnet',
  ],
  [
    '2NC2hEhe28ULKAJkW5MjZ3jtTMJdvXmByvK',
    'a914ce0bba75891ff9ec60148d4bd4a09ee2dc5c933187',
    'bitcoin-testnet',
  ],
  [
    'mww4LvqtTMKvmeQvizPz2EQv26xTneWrbg',
    '76a914b4110ba93ac54afc14da3bdd19614774a2d55d2988ac',
    'bitcoin-testnet',
  ],
  [
    '2N1r7aC69VHeE7yQJPDLi9T1PYq4wnwvjuT',
    'a9145e5a35ab44b3efaea5129ba22b88ba3e2976614587',
    'bitcoin-testnet',
  ],
  [
    'n4YNbYuFdPwFrxSP8sjHFbAhUbLMUiY9jE',
    '76a914fc8f9851f3c1e4719cd0b8e4816dd4e88c72e52888ac',
    'bitcoin-testnet',
  ],
  [
    '2NAeQVZayzVFAtgeC3iYJsjpjWDmsDph71A',
    'a914bedc797342c03fd7a346c4c7857ca03d467013b687',
    'bitcoin-testnet',
  ],
  [
    'mnCBpkNMJEJLehgdEkzSo2eioniyJMxLpZ',
    '76a914493c455551e48a1423263b62b127b436106a685488ac',
    'bitcoin-testnet',
  ],
  [
    '2N5sNHomeNJDZv67AcFx9ES7FBZY4jx9KDA',
    'a9148a776a0f34d56b63e7c595f2b205dbe1c393617a87',
    'bitcoin-testnet',
  ],
  [
    'mwgS2HRbjyfYxFnR1nF9VKLvmdgMfFBmGq',
    '76a914b14ce7070b53cb0e4b5b5f6e253e876990aeca2e88ac',
    'bitcoin-testnet',
  ],
  [
    '2MwBVrJQ76BdaGD76CTmou8cZzQYLpe4NqU',
    'a9142b2c149cde619eae3d7fe995243b76a3417541aa87',
    'bitcoin-testnet',
  ],
  [
    'mfnJ8tEkqKNFE5YaHTXFxyHk2mnDK2fvDh',
    '76a91402e6cd77e649ad8b281271f158fc964ca3f66cb088ac',
    'bitcoin-testnet',
  ],
  [
    '2My83D67ir7K8PPzeT6mE2oth3ZwNTVRS9F',
    'a9144074d84d32ff62da7b1b3c61925b934bfeb34b0587',
    'bitcoin-testnet',
  ],
  [
    'tb1qcrh3yqn4nlleplcez2yndq2ry8h9ncg3qh7n54',
    '0014c0ef1202759fff90ff19128936814321ee59e111',
    'bitcoin-testnet',
  ],
  [
    'tb1quyl9ujpgwr2chdzdnnalen48sup245vdfnh2jxhsuq3yx80rrwlq5hqfe4',
    '0020e13e5e482870d58bb44d9cfbfccea78702aad18d4ceea91af0e022431de31bbe',
    'bitcoin-testnet',
  ],
  [
    'tb1p35n52jy6xkm4wd905tdy8qtagrn73kqdz73xe4zxpvq9t3fp50aqk3s6gz',
    '51208d2745489a35b75734afa2da43817d40e7e8d80d17a26cd4460b0055c521a3fa',
    'bitcoin-testnet',
  ],
  ['tb1rgv5m6uvdk3kc7qsuz0c79v88ycr5w4wa', '53104329bd718db46d8f021c13f1e2b0e726', 'bitcoin-testnet'],
  [
    'tb1rx9n9g37az8mu236e5jpxdt0m67y4fuq8rhs0ss3djnm0kscfrwvq0ntlyg',
    '532031665447dd11f7c54759a48266adfbd78954f0071de0f8422d94f6fb43091b98',
    'bitcoin-testnet',
  ],
  [
    'tb1ql4k5ayv7p7w0t0ge7tpntgpkgw53g2payxkszr',
    '0014fd6d4e919e0f9cf5bd19f2c335a03643a914283d',
    'bitcoin-testnet',
  ],
  ['tb1r0ecpfxg2udhtc556gqrpwwhk4sw3f0kc', '53107e7014990ae36ebc529a4006173af6ac', 'bitcoin-testnet'],
  [
    'tb1r3ss76jtsuxe8c8c8lxsehnpak55ylrgr345pww076l536ahjr6jsydamx3',
    '53208c21ed4970e1b27c1f07f9a19bcc3db5284f8d038d681739fed7e91d76f21ea5',
    'bitcoin-testnet',
  ],
  [
    'n4fajahJrAuKbN7uNsKjLjQkz9Qn5ewJXQ',
    '76a914fdeca3b08e38af53d7c4c60e3ad208ce5066441088ac',
    'bitcoin-regtest',
  ],
  [
    '2MxFajLApXpYk4VodBSZSt7rw8y4ryABkfA',
    'a91436e9f191e0b75036a77f65e2eaa4752443233fbe87',
    'bitcoin-regtest',
  ],
  [
    'mfhE6jAUwjUDNZhaX1PAsDTKfneQF2Nshc',
    '76a91401f15a4cc063dae4f4d56b89bfbc8bcc9ae5387c88ac',
    'bitcoin-regtest',
  ],
  [
    '2MxNm1VHyVU4RuP3u1c1v5aQLk2dQjwy1Qk',
    'a91438456f7c076356abadcc67b92ad777eb20fb9f8887',
    'bitcoin-regtest',
  ],
  [
    'bcrt1qdavt4j2sd7dlhqsavtnfxvzppw6k7qy97tmnu9',
    '00146f58bac9506f9bfb821d62e69330410bb56f0085',
    'bitcoin-regtest',
  ],
  [
    'bcrt1qan8gntac7z7me2ejt4hpru42ad2f759fmy0m3ejvs98656znv7eqga4uhv',
    '0020ecce89afb8f0bdbcab325d6e11f2aaeb549f50a9d91fb8e64c814faa685367b2',
    'bitcoin-regtest',
  ],
  [
    'bcrt1pfwxjqvtt4tcxrtdluukfmy2dv7xd2qzdfy6kajv5nwn4yam3wxkq3553uh',
    '51204b8d20316baaf061adbfe72c9d914d678cd5004d49356ec9949ba752777171ac',
    'bitcoin-regtest',
  ],
  [
    'bcrt1sx6p8njlx7h9mc2agz4yg82dzne23050ncq72cneeecez2pst8mahn8xecsf8g6hzx94420',
    '6028368279cbe6f5cbbc2ba8154883a9a29e5517d1f3c03cac4f39ce3225060b3efb799cd9c412746ae2',
    'bitcoin-regtest',
  ],
];

/**
 * Texts that are an address of no network: key_io_invalid.json of Bitcoin Core (MIT), without the private keys and
 * silent payment codes in it.
 */
export const KEY_IO_INVALID: readonly string[] = [
  '',
  'x',
  '1GAdfviErV2Ew95FPtZyikz2qGP3gyCB6Hyu94sedAkPpA523m3fQwps9YKUZkKgQckGPKhRsFR',
  '37G2kMDLpmWVhimxRdzwNfE8JFvWXnJYnVcXeeGrek2qumdJuK7XArcVVpRtLLjRra3t64BEPF2',
  'giymtio7u7oqWtmC9YnvAEKkLF3JQpAdkEFkVJKYrVDfaLbhaDpX1ihfF2vZmya1i61fwLPC3YQ',
  '8iVk9nLM3nYwRuwypjy9NK5rsuZH7BbrQRZ1pgcQmvMnjAgRXD',
  'tc1qeul5g2xfkvdkrhcfmdursv73ad64jnkjl9c40f',
  'bt1pq65rzej5glw3ra79gav6fqnx4haa0z257qr3mc8cggkefahmgvyseufhc0',
  'tb13hty4qmumlwpp6chxjvcyzza4duqgtmxw3xhm3u9ahj4nyhtwz8eq7ynrj4',
  'bcrt1r2qxpwuge',
  'bc10uexgzna2dpfk0vjt35srz6a27ps6m0l89jweznt83n2sqn2fx4hvn9ym5af8wut34sfrqhk3',
  'tb1qum6uh0pt4q253qaf520929737v63w5gf',
  'bcrt1q888ryfgxpvl0k7vum8zpyar2u2sexvdhkf38ue37yknmqq0ycrwpl3w48y',
  'bc1qdsuzmn04k2z8vryw8l4dj8m5ygqgnne5n',
  'tb1qlj8es50nc8j8r8xshrjgzmw5azx89efghmw8ju6zcqla0g6xcnrstsjz7k',
  'bcrt1qzwmyj0z924g7fzs5yvnrkc43y76RVyr2lh5t4r',
  'bc1qpu6d26mrulzetu4jqhd7rsunv9aqru26f5c4j8',
  'bc1p702xksx4z3uqf0u2phllxkfe5cgu0adxptqs0uelx0tqt8e885sqryes2l',
  'tb1z7gmh0v6pc30z4xum76lmw8w86yswrlmw',
  'bcrt1sjsrw6nun4h502cr97xmnyyuhkr22q0s6efrgtu',
  '2UVPFpGYnLHJezFzjUo42our6PMEoozzRdM',
  '2MygHQjE1U33q3LSC53p69YqFjP8PihumJAF',
  'KzNbAQ4mexfAxa6RKBzHQqfoTycaeWpv2p',
  '2jDPrDfAKihCGPbPD9ztY8TswAia4V8Bc6vx',
  '39TKsUQ5QpEL1wowc6GMUqak94ijirPuP69ooV3xsFmiKQX2dau',
  'TB1QFDFM763VXVSUNZHQLPWC0Q8FG5LJX6ZN',
  'bc1gmk9yu',
  'tb1ly0q7p',
  'bcrt1qdwttaw38uf42wxw40kwk3u8nguyTQH3hx6jmqp',
  'tb1dclvmr',
  'AZEah8d1EK362okRBS66e8SvdtYkrE8tsX',
  '2NDNP7GY59tTJPZTpbkprhM9SR99Nn5rUs7',
  'TB1QZY7V0F2AT3308YGGNGN66ULJTCN3RY6F',
  'bc1qmgf8xt8xkecl79k04mma3lz34gqep7hg4',
];
