import type { StatsTexts } from './stats-texts.ts';

export const statsTextsId: StatsTexts = {
  sections: {
    year: 'Per tahun',
    asset: 'Per aset',
    class: 'Per golongan aset dan tahun',
    victim: 'Per jenis korban',
    path: 'Per langkah pencucian',
    shape: 'Gambaran tahun 2021 yang terbit, dan apa yang diberikan tabel yang diimpor',
  },
  rules: {
    reported:
      'Dihitung di sini: baris tabel menurut tahun tanggalnya; jumlahnya dari baris yang nilainya dilaporkan. USD saat dicuri: jumlah yang disebut kali harga penutupan hari itu, dipotong pada sen.',
    tracker: 'Diterbitkan pihak lain menurut aturannya sendiri; tidak ada yang dihitung di sini.',
    asset:
      'Dihitung di sini: jumlah aset ini yang disebut pasti oleh tabel; teks yang bukan jumlah pasti tidak dijumlahkan. USD saat dicuri hanya dari jumlah yang ada harganya pada hari itu.',
    victim:
      'Dihitung di sini: baris menurut jenis korbannya, yang merupakan klaim (incidents show <id> menyebut klaim siapa).',
    path: 'Dihitung di sini: kejadian dengan sedikitnya satu langkah seperti itu. USD adalah nilai seluruh pencurian, bukan yang melewati langkah itu; satu kejadian ada di beberapa baris.',
    published: 'Persentase yang terbit, seperti tercetak; tidak ada yang dihitung di sini.',
    unsold: 'Dihitung di sini: seperti total, tanpa pencurian yang tokennya tidak dapat dijual.',
    class:
      'Dihitung di sini: bagian golongan dalam USD saat dicuri, dari jumlah yang disebut dan ada harganya pada hari itu; kejadian lain tidak termasuk.',
    'class-year':
      'Dihitung di sini: kejadian dengan jumlah pasti dari golongan ini, menurut tahun tanggalnya; kejadian dengan beberapa golongan ada di beberapa baris. USD saat dicuri hanya dari jumlah yang punya harga pada harinya, dan bagiannya dari itu; yang tanpa harga tidak ada dalam bagian mana pun.',
    mixer:
      'Dihitung di sini: kejadian dengan mixer, CoinJoin, atau protokol privasi pada jalurnya, dengan USD seluruh pencurian.',
  },
  trackers: {
    tayvano: 'tayvano, hitungan sendiri',
    chainalysis: 'Chainalysis, menurut daftar tayvano',
    'chainalysis-report': 'Chainalysis, laporan tahun itu',
    trm: 'TRM, menurut daftar tayvano',
  },
  keys: {
    total: 'total',
    'without-unsold': 'total tanpa token yang tak terjual',
    btc: 'BTC',
    eth: 'ETH',
    other: 'ERC-20 dan lainnya',
    mixers: 'melalui mixer',
  },
  about: 'sekitar',
  moreThan: 'lebih dari {share}',
  priced: '{n} dari {m} jumlah ada harganya',
  roundedAmounts: '{n} dibulatkan oleh sumbernya',
  through: 'yang melewatinya menurut sumber: {amounts}',
  services: '{services}',
  share: '{share} dari USD yang dinilai',
  pathKnown: 'jalur diketahui untuk {n} dari {m}',
  nOfM: 'aset disebut untuk {n} dari {m}',
  assetsKnown: '{table}: jumlah disebut untuk {n} dari {m} kejadian.',
  victimsKnown: '{table}: jenis diketahui untuk {n} dari {m} kejadian.',
  pathsKnown: '{table}: jalur diketahui untuk {n} dari {m} kejadian.',
  noPrices:
    'Tidak ada tabel harga yang disebut (--prices BTC=<berkas>,ETH=<berkas>): tidak ada yang dinilai pada saat dicuri.',
  pricesUsed: 'Harga: {sources}.',
  missing: 'Tanpa harga: {incident}, {amount}, {why}.',
  missingMore: '{n} dari {m} jumlah tanpa harga ditampilkan; --format json memuat semuanya.',
  missingWhy: { 'no-day': 'tabel tidak menyebut hari', 'no-price': 'tidak ada harga {asset} pada {date}' },
  nothing: 'Tidak ada tabel yang cocok: jejak incidents list --data {data} menunjukkan apa yang ada.',
  neverAdded: 'Total dari sumber berbeda tidak pernah dijumlahkan: mereka menghitung pencurian yang sama.',
  reasonsTitle: 'Mengapa angka tahun 2021 berbeda:',
  reasons: {
    counted:
      'Kejadian yang dihitung berbeda: {table} memuat {n} dari 2021; Chainalysis menyebut sedikitnya {attacks}, kemudian 9 dan 428,8 juta USD.',
    noValue:
      'Angka 317.050.000 USD dari tayvano persis sama dengan baris yang bernilai tanpa Paid Network; hitungannya yang 13 memuat tiga lagi tanpa nilai (Tower Capital, SpookySwap LP, Metaplay).',
    net: 'Bruto dan neto: Paid Network tercatat {usd} USD, nilai nominal {minted} PAID yang dicetak; {sold} terjual, seharga {received} ETH. Tanpa itu: {without} USD dari {n} kejadian.',
    time: 'Atribusi memerlukan waktu: laporan Januari 2022 tidak mungkin memuat yang dikaitkan kemudian, dan tidak mendaftar kejadiannya.',
    price:
      'Hari harga: nilai yang dilaporkan berasal dari hari pencurian, hari laporan, atau hari pengumuman, dan sumber jarang menyebut yang mana.',
    assets:
      'Pembagian per aset memerlukan jumlah: {table} menyebutnya untuk {n} dari {m} kejadian 2021. Bagian dari itu bukan bagian dari tahun itu.',
    mixers: 'Bagian melalui mixer memerlukan jalur: {table} memuatnya untuk {n} dari {m} kejadian 2021.',
  },
  figureWritten: 'Grafik ditulis ke {file}.',
  figure: {
    titles: {
      year: '{actor}: yang dicuri per tahun, menurut hitungan siapa?',
      asset: '{actor}: nilai pada saat dicuri, per aset',
      victim: '{actor}: nilai menurut laporan, per jenis korban',
      path: '{actor}: pencurian per langkah pencucian',
    },
    axis: {
      year: 'juta USD',
      asset: 'juta USD saat dicuri',
      victim: 'juta USD dilaporkan',
      path: 'kejadian',
    },
    sources: 'Sumber: {sources}. Total dari sumber berbeda tidak dijumlahkan.',
    priced: 'Digambar {n} dari {m} jumlah yang disebut: yang lain tidak punya harga pada harinya.',
    valued: '{table}: nilai dilaporkan untuk {n} dari {m} kejadian.',
    everyone: 'Semua tabel yang diimpor',
    point: ',',
  },
};
