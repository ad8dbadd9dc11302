import type { ScreenTexts } from './screen-texts.ts';

export const screenTextsId: ScreenTexts = {
  levels: {
    'no-rule': 'tidak ada aturan yang terpenuhi',
    unknown: 'tidak diketahui',
    medium: 'sedang',
    high: 'tinggi',
    severe: 'sangat tinggi',
    'sanctioned?': 'tercantum dalam daftar sanksi? (belum pasti)',
    sanctioned: 'tercantum dalam daftar sanksi',
  },
  notLookedAt: {
    'no-labels': 'tidak ada label yang diimpor yang menyebut alamat dalam data ini (jejak tags import)',
    'no-lists': 'belum diimpor daftar sanksi yang memuat alamat pada rantai ini (jejak sanctions import)',
    'old-lists': 'ada daftar sanksi yang terlalu lama untuk hari yang ditanyakan',
    'later-lists': 'ada daftar sanksi yang terbitannya pada atau sebelum hari yang ditanyakan belum diimpor',
    'not-in-data': 'data tidak memuat alamat ini',
    'no-transfers': 'data tidak menunjukkan perpindahan nilai yang dapat ditelusuri',
    'newest-only': 'hanya keluaran atau transfer terbarunya yang diperiksa atau ditelusuri, tidak semuanya',
    'bound-reached':
      'begitu banyak nilai berhenti pada batas pencarian (--depth, --budget) atau pada akhir data sehingga suatu aturan dapat terpenuhi di baliknya',
    'direct-only': 'yang ada di balik lawan transaksi tidak diperiksa',
    'not-readable': 'baris ini bukan alamat',
  },
  distances: { own: 'sendiri', direct: 'langsung', indirect: 'tak langsung' },
  ways: { source: 'berasal dari', destination: 'mengalir ke' },
  head: '{subject}: {level}, {score} dari 100 poin.',
  headTransaction: '{subject}: {level}, {score} dari 100 poin untuk asal nilainya.',
  headListed:
    '{subject}: tercantum dalam daftar sanksi: pada {on} alamat ini sendiri tercantum dalam {lists}.',
  headUndecided:
    '{subject}: tercantum dalam daftar sanksi? Belum pasti: alamat ini sendiri ada dalam {lists}; apakah tercantum pada {on} tidak diketahui di sini.',
  headClusterListed:
    '{subject}: tercantum dalam daftar sanksi? Belum pasti: alamat lain dari klasternya tercantum, atau mungkin tercantum pada {on}, dalam daftar sanksi; bahwa satu pihak menguasai keduanya adalah inferensi.',
  headPartyListed:
    '{subject}: tercantum dalam daftar sanksi: pada {on} {n} dari yang terlibat tercantum dalam daftar sanksi: {addresses}.',
  headPartyUndecided:
    '{subject}: tercantum dalam daftar sanksi? Belum pasti: {n} dari yang terlibat mungkin tercantum dalam daftar sanksi pada {on}: {addresses}.',
  listPublished: 'daftar {list}, terbitan {published}',
  apart: 'Terlepas dari daftar: {score} dari 100 poin.',
  headUnknown: '{subject}: tidak diketahui. Tidak mengetahui bukanlah risiko kecil. Yang kurang:',
  headNoRule:
    '{subject}: tidak ada aturan yang terpenuhi oleh yang diperiksa, {score} dari 100 poin. Hal ini tidak berarti bersih.',
  missing: 'Yang tidak diperiksa:',
  transaction: 'Transaksi {subject}',
  points: ', {score} poin',
  ownLabel: 'Klaim tentangnya: {label}.',
  ownCategory: 'Kategori menurut aturan: {category}.',
  ownInherited: 'Kategori menurut aturan, diwarisi dari klasternya, sebuah inferensi: {category}.',
  noLabel: 'Tidak ada sumber yang berkata sesuatu tentangnya.',
  conflict: 'Dibantah: {label}.',
  reason: '{level}: {because} ({category}, {distance}, {way}, {share} dari {asset}) [{rules}]',
  reasonOwn: '{level}: {because} ({category}) [{rules}]',
  reasonInherited: '{level}: {because}, menurut label yang diwarisi dari klasternya ({category}) [{rules}]',
  listedSelf: 'SANKSI: alamat ini sendiri tercantum dalam daftar:',
  listedSelfUnknown:
    'SANKSI: alamat ini sendiri pernah tercantum dalam daftar; apakah masih pada hari itu tidak diketahui di sini:',
  listedCluster: 'SANKSI: alamat lain dari klasternya tercantum dalam daftar (sebuah inferensi).',
  listedNear:
    'SANKSI: {way} {address}, yang tercantum dalam daftar, lewat {hops} transaksi: {amount} {asset} ({policy}).',
  listedNearUnknown:
    'SANKSI: {way} {address}, yang pernah tercantum dalam daftar (apakah pada hari itu tidak diketahui di sini), lewat {hops} transaksi: {amount} {asset} ({policy}).',
  notListed: 'Sanksi: tidak ditemukan dalam {lists} daftar.',
  oldLists:
    'LAMA: terbitan terbaru {lists} tertanggal {published}, {age} hari sebelum {on}: apa yang dicantumkan sejak itu tidak diketahui di sini. Ambil lagi dari otoritasnya.',
  lookAlike:
    'PERINGATAN: {suspect} mirip {resembles} ({first} karakter awal, {last} karakter akhir) dan hanya mengirim {trifles} transfer remeh: jangan disalin.',
  place: '  {way} {label} {address}: {amount} {asset}, berjarak {hops} transaksi',
  placeInherited:
    '  {way} {label} {address} (label diwarisi dari klasternya): {amount} {asset}, berjarak {hops} transaksi',
  path: '    lewat {path}',
  parties: 'Yang terlibat ({n}):',
  party: '  {subject}: {level}{points}{label}',
  looked: 'Diperiksa: seluruh {looked} keluaran atau transfer.',
  lookedPart: 'Diperiksa: {looked} keluaran atau transfer terbaru, tidak semuanya (--recent).',
  openSource:
    'Dari nilai yang dilacak mundur, {share} berhenti pada batas (--depth, --budget) atau pada akhir data dan dapat berasal dari mana saja.',
  openDestination:
    'Dari nilai yang dilacak maju, {share} berhenti pada batas (--depth, --budget) atau pada akhir data dan dapat berada di mana saja.',
  basis:
    'Aturan {rules} {version} ({sha}), label per {on}, data {manifest} sampai {height}, label {tags}, Jejak {jejak}: bila diulang dengan yang sama, jawabannya sama.',
  caveat: 'Poin dan tingkat mengikuti aturan, label mengikuti sumbernya; keduanya bukan bukti kejahatan.',
  building: 'Menyiapkan indeks label ...',
  progress: '{n} diperiksa',
  done: '{n} diperiksa: {sanctioned} tercantum dalam daftar sanksi, {undecided} mungkin tercantum (belum pasti), {severe} sangat tinggi, {high} tinggi, {medium} sedang, {unknown} tidak diketahui, {noRule} tanpa aturan yang terpenuhi; {bad} tidak terbaca.',
  bad: '{file}, baris {line}: {reason}',
};
