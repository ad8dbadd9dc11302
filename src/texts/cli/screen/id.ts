import type { ScreenTexts } from './screen-texts.ts';

export const screenTextsId: ScreenTexts = {
  levels: { low: 'rendah', medium: 'sedang', high: 'tinggi', severe: 'sangat tinggi' },
  distances: { own: 'sendiri', direct: 'langsung', indirect: 'tak langsung' },
  ways: { source: 'berasal dari', destination: 'mengalir ke' },
  head: '{subject}: {level}, {score} dari 100 poin.',
  headTransaction: 'Transaksi {subject}: {level}, {score} dari 100 poin untuk asal nilainya.',
  unknown: 'Data tidak memuat {subject}: hanya label dan daftar yang ditanya.',
  ownLabel: 'Klaim tentangnya: {label}.',
  ownCategory: 'Kategori menurut aturan: {category}.',
  ownInherited: 'Kategori menurut aturan, diwarisi dari klasternya, sebuah inferensi: {category}.',
  noLabel: 'Tidak ada sumber yang berkata sesuatu tentangnya.',
  conflict: 'Dibantah: {label}.',
  reason: '{level}: {because} ({category}, {distance}, {way}, {share} dari {asset}) [{rules}]',
  reasonOwn: '{level}: {because} ({category}) [{rules}]',
  reasonInherited: '{level}: {because}, menurut label yang diwarisi dari klasternya ({category}) [{rules}]',
  noReason: 'Tidak ada aturan yang berlaku.',
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
  noLists:
    'Sanksi: belum ada daftar yang diimpor, jadi tidak ada yang dapat dikatakan (jejak sanctions import).',
  lookAlike:
    'PERINGATAN: {suspect} mirip {resembles} ({first} karakter awal, {last} karakter akhir) dan hanya mengirim {trifles} transfer remeh: jangan disalin.',
  place: '  {way} {label} {address}: {amount} {asset}, berjarak {hops} transaksi',
  placeInherited:
    '  {way} {label} {address} (label diwarisi dari klasternya): {amount} {asset}, berjarak {hops} transaksi',
  path: '    lewat {path}',
  parties: 'Yang terlibat ({n}):',
  party: '  {subject}: {level}, {score} poin{label}',
  looked: 'Diperiksa: seluruh {looked} keluaran atau transfer.',
  lookedPart: 'Diperiksa: {looked} keluaran atau transfer terbaru, tidak semuanya (--recent).',
  openSource:
    'Dari nilai yang dilacak mundur, {share} berhenti pada batas dan dapat berasal dari mana saja (--depth, --budget).',
  openDestination:
    'Dari nilai yang dilacak maju, {share} berhenti pada batas dan dapat berada di mana saja (--depth, --budget).',
  directOnly: 'Yang ada di balik lawan transaksi tidak diperiksa.',
  basis:
    'Aturan {rules} {version} ({sha}), label per {on}, data {manifest} sampai {height}, label {tags}, Jejak {jejak}: bila diulang dengan yang sama, jawabannya sama.',
  caveat: 'Poin dan tingkat mengikuti aturan, label mengikuti sumbernya; keduanya bukan bukti kejahatan.',
  building: 'Menyiapkan indeks label ...',
  progress: '{n} diperiksa',
  done: '{n} diperiksa: {severe} sangat tinggi, {high} tinggi, {medium} sedang, {low} rendah; {unknown} tidak ada di data, {bad} tidak terbaca.',
  bad: '{file}, baris {line}: {reason}',
};
