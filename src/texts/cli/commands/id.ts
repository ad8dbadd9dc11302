import type { CommandName } from '../cli-texts.ts';

/** What each command is for, in the help. */
export const commandTextsId: Readonly<Record<CommandName, string>> = {
  ingest: 'Membaca rantai dari berkas blok atau simpul, memverifikasinya, dan menambahkannya ke danau data',
  verify: 'Memeriksa ulang danau data dan semua yang ada di sampingnya: berkas, hash, tautan, jumlah',
  rebuild: 'Membangun ulang berkas turunan danau data dari tabelnya',
  status: 'Menampilkan isi danau data',
  identify: 'Katakan apa suatu teks: hash, alamat, blok, nama, tautan ke penjelajah blok',
  tx: 'Menampilkan sebuah transaksi',
  address: 'Menampilkan sebuah alamat: yang diterima, sisanya, klasternya',
  trace: 'Mengikuti koin dari tempat koin itu dicuri',
  cluster:
    'Mendaftar alamat yang dikendalikan satu pemilik: menurut pengeluaran bersama, di rantai EVM menurut kaitan seperti alamat setoran yang sama',
  why: 'Menunjukkan mengapa dua alamat dalam satu klaster, dan bagaimana jika sebuah buktinya keliru',
  held: 'Mendaftar penggabungan klaster yang ditahan agar diputuskan seseorang',
  decide: 'Mencatat keputusan seseorang tentang dua alamat atau sebuah transaksi, lalu mengelompokkan ulang',
  recluster: 'Memilih aturan klaster dan membuatnya ulang',
  peel: 'Mengikuti rantai pengupasan: pembayaran yang dikupas satu demi satu',
  'same-source': 'Mencari tempat alamat-alamat dari satu pencurian berkumpul lagi',
  watch: 'Memantau alamat, klaster dan lacakan, dan memberi tahu bila bergerak',
  sanctions: 'Mengimpor daftar sanksi resmi, dan mengatakan apakah sebuah alamat tercantum pada suatu hari',
  screen:
    'Mengatakan dengan siapa sebuah alamat, transaksi, atau berkas alamat terhubung, dan seberapa berat',
  tags: 'Mengimpor, mendaftar, mencari, dan mengekspor apa yang dikatakan sumber tentang alamat dan transaksi',
  actors:
    'Mengimpor, mendaftar, dan menampilkan berkas pelaku: nama, subkelompok, kejadian, sanksi, masing-masing dengan sumbernya',
  incidents:
    'Mengimpor, mendaftar, dan menampilkan kejadian: tanggal, korban, jumlah, atribusi, alamat, masing-masing dengan sumbernya',
  case: 'Memeriksa dan menampilkan folder kasus: apa yang dicuri, setiap klaim dengan sumbernya, dari mana melacak',
  stats:
    'Menjumlahkan kejadian yang diimpor per tahun, aset, korban, dan jalur, di samping hitungan pihak lain yang terbit',
  report: 'Melacak dan menulis laporan HTML mandiri',
  synth: 'Membuat rantai sintetis dengan kebenaran tertulis, berupa berkas blok sungguhan',
  demo: 'Membuat rantai, membacanya, melacak pencurian di dalamnya, menulis laporan',
  completion: 'Mencetak skrip pelengkapan untuk shell',
};
