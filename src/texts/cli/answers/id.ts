import type { AnswerTexts } from './answer-texts.ts';

export const answerTextsId: AnswerTexts = {
  name: 'Diklaim: {label}{category}, menurut {source}',
  noName: 'Tidak ada label per {on} yang menyebut namanya.',
  namesNotAsked: 'Nama tidak ditanyakan: --labels <folder>.',
  listed: 'Tercantum dalam daftar {list} per {on}: {name}',
  listedUnknown: 'Tidak diketahui apakah tercantum dalam daftar {list} per {on}: {name}',
  total: '{asset}: diterima {received} dalam {in} pembayaran, dikirim {sent} dalam {out}, {held}',
  held: {
    balance: 'saldo {held}',
    recorded: 'tersisa {held} menurut catatan',
    unknown: 'sisanya tidak diketahui',
  },
  beyond: '  dari yang dikirim, {beyond} melebihi yang tercatat masuk: asalnya tidak diketahui',
  span: '  pertama {first} UTC, terakhir {last} UTC',
  ways: { in: 'masuk', out: 'keluar', self: 'ke diri sendiri' },
  others: '{address} dan {count} lagi',
  nobody: 'tidak ada pihak lain (koin baru, biaya, atau dimusnahkan)',
  counterparty: 'dari atau ke',
  coinJoin: 'menyerupai CoinJoin: siapa membayar siapa tidak terlihat',
  rows: '{shown} dari {total} baris ditampilkan, yang terbaru lebih dulu; satu baris adalah perubahan oleh satu pembayaran, setelah dikurangi uang kembali di dalamnya.',
  shortened: 'Hash dan alamat dipendekkan agar muat; --wide menampilkannya utuh.',
  nextPage: 'Halaman berikutnya: {command}',
  noClusters:
    'Tidak ada klaster yang mencakup data: apakah alamat ini sekelompok dengan yang lain tidak diperiksa.',
  verified: 'setiap blok data telah dihitung ulang sampai ke kepalanya.',
  kinds: {
    transaction: 'transaksi',
    address: 'alamat',
    output: 'keluaran',
    block: 'blok',
    'extended-key': 'kunci publik diperluas',
    hash: 'hash',
  },
  where: {
    data: 'ada dalam data',
    'not-in-data': 'tidak ada dalam data',
    'not-open': 'tidak ada data yang dibuka',
  },
  labelled: '{total} label memuatnya dalam nama, dari {read} yang dibaca; {shown} ditampilkan.',
  labelledState: 'disebut oleh label',
  near: 'Kemungkinan besar salah ketik: bentuknya alamat {chain}, tetapi {reason}.',
  nothing:
    'Bentuknya tidak dikenal: bukan hash, alamat, tinggi blok, kunci, atau tautan. Nama tidak ditanyakan.',
  secret:
    'Ini adalah, atau mungkin, kunci privat atau kata-kata dompet. Tidak diperlukan di sini dan tidak disimpan; siapa pun yang memilikinya dapat memindahkan koin. Hapus dari riwayat terminal ini.',
  blockHashes: 'Blok tidak dicari menurut hash-nya: ini mungkin hash sebuah blok.',
  next: 'Berikutnya: {command}',
  basis:
    'Data: {chain} sampai tinggi {height}, {time} UTC, manifes {manifest}. Sidik pertanyaan ini: {digest}.',
  counterparties:
    'Pihak lawan adalah yang membawa koin ke, atau menerima koin dari, transaksi yang sama; disimpan {shown} yang terbesar untuk masing-masing.',
};
