import type { WatchTexts } from './watch-texts.ts';

export const watchTextsId: WatchTexts = {
  kinds: { address: 'alamat', cluster: 'klaster', trace: 'lacakan' },
  rules: { spent: 'membayar', received: 'menerima', 'trace-step': 'koin yang dilacak bergerak' },
  added: 'Dipantau mulai setelah blok {after}: {id}.',
  removed: 'Tidak lagi dipantau: {id}. Peringatannya tetap ada di jurnal.',
  none: 'Belum ada yang dipantau: jejak watch add <alamat> --data {data}',
  listed: '{n} entri; diperiksa sampai blok {height}; {alerts} baris di jurnal.',
  clusterAlone: 'Pada rantai akun, klaster dipantau sebagai satu alamatnya: klaster tidak disimpan di sana.',
  notThere: '{address} belum muncul di data; tetap dipantau.',
  looked: 'Blok {from} sampai {to}: {alerts} peringatan baru.',
  nothingNew: 'Tidak ada blok baru sejak {height}.',
  reorganised: 'Rantai ditata ulang di atas blok {height}: {withdrawn} peringatan ditarik.',
  delivered: '{sink}: {n} terkirim.',
  noSinks:
    'Tidak ada tujuan untuk danau data ini di {file}: peringatan hanya ada di jurnal (jejak watch alerts).',
  tested: '{sink}: menerima pesan uji.',
  testedFile: '{sink}: dapat ditulisi; berkas tidak diberi pesan uji.',
  waiting: 'Pemeriksaan berikutnya dalam {seconds} detik; Ctrl-C mengakhirinya.',
  alert: '#{seq} {entry}: {rule}, {amounts}, blok {height}, {time}, {tx}',
  withdrawn: '#{seq} {entry}: DITARIK, blok {height} untuk {tx} tidak ada lagi di rantai',
  party: '   {address}{label}: {amount} {asset}',
  sanctioned: ' [tercantum dalam daftar sanksi {lists}]',
  sanctionedUndecided: ' [tercantum dalam daftar sanksi {lists}? Belum pasti untuk hari itu]',
  partiesMore: '   {n} dari {m} ditampilkan',
  note: '   catatan: {note}',
  fact: 'fakta rantai',
  inference: 'inferensi kebijakan taint',
  subject: 'Jejak: {entry} {rule}: {amounts}',
  subjectWithdrawn: 'Jejak: peringatan ditarik: {entry}',
  mailText:
    '{line}\n{parties}\nIni {nature}. Periksa sendiri: jejak tx {tx}\nRantai {chain}, data {manifest}, peringatan {id}.',
};
