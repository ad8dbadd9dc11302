import type { RecordTexts } from './record-texts.ts';

export const recordTextsId: RecordTexts = {
  beyond:
    'Pembayaran di atas saldo tercatat pembayarnya: {count}. Kelebihannya tidak diketahui asalnya dan tidak termasuk jumlah tertelusur:',
  row: '  {time} UTC  {address} membayar {value} {asset}, {beyond} di antaranya di atas catatan  {hash}',
  more: '  dan {n} lagi dalam --format json',
  unknown: 'Tidak diketahui asalnya menurut {policy}: {amounts}',
  notAll:
    'Data tidak memuat semua yang dipegang akun sebelumnya: dengan saldo itu, bagian pada tiap pembayaran dapat berbeda menurut setiap metode selain poison.',
  possible:
    'Pertukaran beberapa orang tanpa petunjuk siapa menerima apa: {count} penerimaan mungkin hasil curian di luar yang tertelusur, tidak termasuk jumlah dan kesepakatan mana pun. Ditampilkan {shown} dari {count}, {policy}:',
  internal:
    'Menurut sumber: {n} dari {m} transfer adalah panggilan internal, yang tidak tercakup oleh kepala blok mana pun; begitu menurut pembuat data panggilan itu.',
  balanceUnknown: 'tidak diketahui',
  balances:
    'Tidak diketahui: {n} dari {m} saldo. Token bersangkutan mencatat lebih dari yang mungkin ada (2^255 satuan dasar); tidak dapat dikatakan berapa yang dimiliki suatu alamat.',
  flowTable:
    'Data ini tabel buatan pihak lain ({n} dari {m} ketinggian): tidak ada yang diverifikasi terhadap rantai.',
  gaps: '{n} dari {m} blok ada; yang melalui blok lain tidak terlihat.',
  late: 'Data mulai pada blok {first}: isi akun sebelumnya tidak diketahui.',
  noReceipts: 'Tanda terima tidak ada di {n} dari {m} blok: transfer token tidak terlihat di sana.',
  noTraces:
    'Panggilan internal tidak ada di {n} dari {m} blok: koin yang dibayarkan kontrak tidak terlihat di sana.',
  deepLedger:
    'Untuk rantai akun, --deep menunjukkan bahwa tabel dan berkas turunan saling cocok. Hash kepala blok tidak dihitung ulang: tabel tidak menyimpan semua bidangnya.',
  sourced:
    'Menurut sumber, tidak terverifikasi: isi {n} dari {m} blok hanya menurut sumbernya; hash blok, transaksi, tanda terima, atau pengirimnya tidak dihitung ulang.',
  tableRow: 'baris {row} tabel',
  possibleRow: '  {time} UTC  {address} hingga {amount} {asset} lagi  {hash}',
  possibleCut: '  Hanya {shown} pertama dari {total} penerimaan seperti itu yang disimpan.',
  shares: 'Dari {value} {asset} yang dilacak dari awal ({name}), menurut {policy}: {shares}',
  sharesFar: 'Dari nilai yang datang dari rantai lain ({name}), menurut {policy}: {shares}',
};
