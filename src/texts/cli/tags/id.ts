import type { TagTexts } from './tag-texts.ts';

export const tagTextsId: TagTexts = {
  states: { valid: 'berlaku', 'not-yet': 'belum berlaku', expired: 'tidak berlaku lagi' },
  imports: {
    written: 'diimpor',
    known: 'sudah ada',
    refused: 'ditolak',
    failed: 'tidak terbaca',
  },
  problem: '{file}, baris {line}, tidak diambil: {reason}',
  problemKept: '{file}, baris {line}, disimpan apa adanya: {reason}',
  problemsMore: '{n} dari {m} masalah pada {file} ditampilkan; --format json memuat sampai 1.000.',
  refusedHint:
    'Tidak ada isi berkas yang ditolak diimpor. Perbaiki, atau lewati baris seperti itu dan simpan kata yang tidak dikenal dengan --lenient.',
  imported: '{tags} label dari {files} berkas diimpor.',
  none: 'Belum ada label yang diimpor ke {data}: jejak tags import <berkas> --data {data}',
  listed: '{tags} label dari {snapshots} sumber.',
  exported: '{tags} label dari {snapshots} sumber ditulis ke {file} sebagai satu TagPack, SHA-256 {sha256}.',
  exportedWithout:
    '{n} baris tidak diambil ketika sumber-sumber ini diimpor; baris itu tidak ada di dalamnya.',
  exportedNameless: 'Pembuatnya tidak diketahui: sebutkan dengan --set creator=<nama>.',
  nothing:
    'Tidak satu pun dari {snapshots} sumber yang diimpor berkata sesuatu tentang {subject}. Itu bukan pernyataan tentang pemiliknya.',
  nothingValid: 'Tidak ada label {subject} yang berlaku pada {day}.',
  best: 'Sebutan terbaik pada {day}: {label} ({actor}), bobot {weight} dari {total}, disebut {sources} sumber.',
  conflict: 'Dibantah: {label} ({actor}), bobot {weight}, disebut {sources} sumber.',
  other: 'Juga disebut: {label} ({actor}), bobot {weight}, oleh {sources} sumber; mungkin pelaku yang sama.',
  inherited:
    'DIWARISI (sebuah inferensi): {label}, label milik {from} menurut {source}; satu dari {size} alamat klasternya, keyakinan {confidence}: {steps}',
  inheritedMore:
    '{asked} dari {size} alamat klaster ditanya labelnya; {left} label di dalamnya tidak diteruskan.',
  unchecked: 'Alamat {chain} tidak diperiksa di sini: salah ketik tidak akan ketahuan.',
  caveat: 'Label adalah klaim sumbernya, bukan fakta rantai.',
  tableNames:
    'Nama: {n} alamat di danau ini bernama dalam {tables} (SHA-256 {sha256}). Nama adalah klaim tabel itu yang tidak diperiksa siapa pun, dan tidak menyatakan siapa orangnya. Nama saja tidak menghentikan apa pun.',
  stopAt:
    'Diminta berhenti pada "{pattern}" (--stop-at): {names} nama dari {addresses} alamat di danau ini. Penelusuran berhenti di sana karena sebuah klaim menyatakannya, bukan karena rantai.',
  stoppedAt: 'Berhenti menurut nama:',
  stoppedName: '  {name}, klaim {source}: {places} tempat',
  stoppedMore: '  dan {n} nama lagi dalam --format json',
  stoppedNowhere: 'Tidak ada nilai yang ditelusuri sampai pada salah satu nama ini.',
  stopped: 'berhenti menurut nama',
  named: 'pada pihak yang disebut oleh label atau nama',
};
