import type { ReportTexts } from './report-texts.ts';

export const reportTextsId: ReportTexts = {
  htmlLanguage: 'id',
  prevails:
    'Laporan ini tersedia dalam bahasa Indonesia dan bahasa Inggris. Apabila terdapat perbedaan, teks bahasa Indonesia yang berlaku.',
  tagInherited: '{tag}, diwarisi dari klasternya',
  numbersNote:
    'Semua jumlah bersifat eksak; tanda titik memisahkan angka desimal. Tidak ada jumlah yang dibulatkan dalam laporan ini.',
  caseId: 'Perkara',
  generatedAt: 'Dibuat pada (UTC)',
  badge: { fact: 'Fakta', sourced: 'Menurut sumber', inference: 'Inferensi', claim: 'Klaim' },
  badgeMeaning: {
    fact: 'tercatat di dalam rantai blok; setiap orang dapat memeriksanya di sana.',
    sourced:
      'menurut sumber datanya (node, berkas, atau tabel); tidak terverifikasi, karena sumber itu tidak memberi yang diperlukan untuk menghitung ulang.',
    inference:
      'dihitung dari fakta dengan metode yang bertumpu pada asumsi; metode beserta batasannya disebutkan.',
    claim: 'pernyataan suatu sumber mengenai pihak yang menguasai alamat; tidak dibuktikan oleh rantai blok.',
  },
  outputs: { one: '{n} keluaran', other: '{n} keluaran' },
  transactions: { one: '{n} transaksi', other: '{n} transaksi' },
  more: { one: '{n} lagi', other: '{n} lagi' },
  summary: {
    title: 'Ringkasan',
    stolen: 'Nilai yang ditelusuri sejak titik awal: {amount} dalam {outputs}.',
    traced: 'Penelusuran melewati {transactions} dan mencapai {outputs}, sampai dengan blok {height}.',
    whereNow: 'Keberadaan dana saat ini menurut aturan {policy}:',
    whereFrom: 'Asal dana menurut aturan {policy}:',
    primary: 'Aturan lain menghasilkan pembagian yang berbeda; tabel berikut menyandingkan seluruhnya.',
    tableCaption: 'Nilai yang ditelusuri menurut tempat berhentinya, untuk setiap aturan',
    poisonNote:
      'Aturan poison menandai setiap koin yang bersentuhan dengan koin yang ditelusuri: angkanya merupakan batas atas dan dapat melebihi jumlah yang dicuri.',
    kind: 'Tempat',
    count: 'Keluaran',
    total: 'Jumlah seluruhnya',
  },
  kinds: {
    unspent: 'belum dibelanjakan sampai blok terakhir data',
    begin: 'tidak ada yang lebih awal dalam data',
    tag: 'pada pihak yang disebut oleh label atau nama',
    coinjoin: 'pada transaksi yang menyerupai CoinJoin (pencampuran)',
    'out-degree': 'pada transaksi dengan keluaran yang sangat banyak',
    depth: 'mencapai batas jumlah langkah',
    'min-value': 'jumlah di bawah nilai minimum',
    cutoff: 'bagian di bawah batas minimum',
    height: 'berlanjut melewati batas tinggi blok',
    coinbase: 'koin hasil penambangan baru',
    'not-looked-at': 'tidak diperiksa (batas jumlah transaksi)',
    fee: 'dibayarkan sebagai biaya transaksi',
    rounding: 'sisa satuan akibat pembagian',
    mixer: 'di dalam mixer',
    bridge: 'di dalam jembatan ke rantai lain',
    pool: 'di dalam kolam likuiditas',
    burnt: 'dimusnahkan',
    source: 'kembali ke awal',
    'new-coins': 'koin yang baru dibuat',
    'data-end': 'akhir data; apa yang terjadi sesudahnya tidak diketahui',
    overflow: 'token yang jumlah atau saldonya melampaui yang mungkin ada',
    bait: 'token tiruan, atau kiriman kecil sebagai umpan',
    ambiguous: 'di pertukaran beberapa orang; siapa penerimanya tidak dapat dipastikan',
    overlap: 'sudah ditandai oleh titik awal lain',
  },
  figure: {
    title: 'Jalur aliran dana',
    description:
      'Dari kiri ke kanan: titik awal penelusuran, transaksi yang dilewati, dan tempat penelusuran berhenti. Tebal garis menunjukkan nilai menurut aturan {policy}.',
    drawn:
      '{n} dari {m} transaksi digambar satu per satu; selebihnya digabungkan sebagai “lainnya”. Daftar di bawah memuat seluruhnya.',
    absent: 'Tidak ada gambar: transaksi di sepanjang jalur tidak direkam dalam penelusuran ini.',
    other: 'lainnya ({n})',
    seed: 'Awal: {label}',
  },
  seeds: {
    title: 'Titik awal penelusuran',
    caption: 'Keluaran yang ditetapkan sebagai titik awal penelusuran',
    label: 'Label',
  },
  terminals: {
    title: 'Tempat penelusuran berhenti',
    caption: 'Setiap keluaran tempat nilai yang ditelusuri berhenti',
    none: 'Tidak ada keluaran.',
  },
  hops: {
    title: 'Seluruh langkah',
    intro:
      'Setiap transaksi yang dilewati nilai yang ditelusuri, secara berurutan, beserta masukan dan keluarannya yang ditelusuri.',
    absent: 'Langkah-langkah tidak direkam dalam penelusuran ini.',
    none: 'Tidak ada transaksi yang dilewati.',
    from: 'dari',
    to: 'ke',
    fee: 'biaya',
    feesOf: 'biaya transaksi {txid}',
  },
  sameSource: {
    title: 'Satu sumber',
    none: 'Tidak ada dua alamat dari pencurian ini yang dibelanjakan bersama dalam penelusuran.',
    summary:
      '{joined} dari {addresses} alamat asal pembelanjaan koin yang ditelusuri disatukan oleh {transactions} transaksi menjadi {groups} kelompok; yang terbesar berisi {largest} alamat.',
    meaning:
      'Siapa yang menandatangani untuk beberapa alamat sekaligus memegang semua kuncinya. Bahwa ia pencurinya hanya berlaku sejauh cemarannya: setelah pembayaran, pemegangnya orang lain. CoinJoin tidak dihitung.',
    policy:
      'Yang dihitung ialah yang ditelusuri {policy}: poison menjangkau orang lain beserta apa yang mereka gabungkan.',
    caption: 'Transaksi yang membelanjakan bersama koin tertelusur dari beberapa alamat',
    transaction: 'transaksi',
    branches: 'jalan keluar dari pencurian yang bertemu',
    addresses: 'alamat',
    measured:
      'Diukur pada rantai sintetis (benih {seed}, {transactions} transaksi, FIFO, dengan label): masukan milik satu pihak {precision}, konsolidasi pencuri yang ditemukan {recall}.',
  },
  columns: {
    outpoint: 'Keluaran (transaksi:posisi)',
    address: 'Alamat',
    value: 'Nilai',
    height: 'Blok',
    time: 'Waktu (UTC)',
    reason: 'Alasan berhenti',
    nextTx: 'Transaksi berikutnya',
    agreement: 'Aturan yang sepakat',
    depth: 'Langkah',
    tag: 'Pemegang menurut tag',
    side: 'Sisi',
  },
  noAddress: 'tanpa alamat',
  blockTime:
    'Setiap waktu dalam laporan ini adalah waktu yang tercantum pada kepala (header) bloknya, dalam UTC. Waktu itu ditulis oleh penambang dan harus lebih akhir daripada median waktu sebelas blok sebelumnya serta paling jauh dua jam mendahului jam node. Karena itu, waktu tersebut dapat berbeda satu atau dua jam dari waktu sebenarnya, dapat mendahului waktu blok sebelumnya, dan tidak menunjukkan kapan pembayaran dikirim.',
  account: {
    sourced:
      'Menurut sumber, tidak terverifikasi: isi {n} dari {m} blok hanya menurut sumbernya; hash blok, transaksi, tanda terima, atau pengirimnya tidak dihitung ulang.',
    stolen: 'Dilacak dari awal: {seeds}.',
    traced:
      '{transactions} transaksi dilalui; {transfers} transfer membawa nilai terlacak; {accounts} akun memegangnya.',
    asset: 'Aset',
    noFigure:
      'Laporan ini tidak memuat gambar. Gambar hanya benar apabila nilai yang masuk ke setiap kotak keluar lagi seluruhnya. Pada rantai akun, tempat pembayaran bercampur di dalam satu akun dan beberapa aset tidak memiliki harga bersama, Jejak belum dapat membuat gambar yang memenuhi syarat itu. Angka-angkanya tercantum dalam tabel: jumlah menurut tempat di bagian “{summary}”, setiap tempat di bagian “{places}”, setiap transfer di bagian “{steps}”, dan pemeriksaan bahwa tidak ada yang hilang di bagian “{sums}”.',
    placesTitle: 'Tempat pelacakan berhenti',
    placesCaption: 'Setiap akun dan aset tempat nilai terlacak berhenti, dalam koin aset itu',
    first: 'Kedatangan pertama (UTC)',
    last: 'Kedatangan terakhir (UTC)',
    arrivals: 'Kedatangan',
    stepsTitle: 'Setiap langkah',
    stepsIntro:
      'Setiap transfer yang membawa nilai terlacak, berurutan. Baris dengan aset yang diterima adalah pertukaran dalam satu transaksi: inferensi, menurut metode yang disebut.',
    method: 'Metode',
    into: 'Diterima',
    transaction: 'Transaksi',
    assetsTitle: 'Aset',
    contract: 'Kontrak',
    decimals: 'Desimal (sumber)',
    warning: 'Peringatan',
    rules:
      'Aturan berhenti: label dengan kategori ({tags} alamat), mixer dan jembatan menurut peristiwa dari kontrak yang tercantum dalam daftar Jejak, akun dengan lebih dari {payments} pembayaran, dan batas dalam parameter di bawah.',
    exchange:
      'Aset mana ditukar dengan aset mana dalam satu transaksi dibaca pertama-tama dari peristiwa kontrak yang tercantum dalam daftar, selebihnya dari aliran bersih transaksi itu. Aset yang dibayarkan bersama dihitung sama, sejauh disebut oleh peristiwa itu atau, bila tidak ada yang menyebutnya, sejauh berupa koin rantai atau token yang dikenal. Bila beberapa orang membayar dan dibayar tanpa diketahui pembayaran siapa membeli apa, masing-masing hanya dihitung menerima bagian terkecil yang pasti diterimanya.',
    conservation: 'Pemeriksaan jumlah, per aset (selisih 0 untuk setiap aturan)',
    holds: 'Jumlahnya cocok untuk setiap aset dan aturan.',
    broken: 'JUMLAHNYA TIDAK COCOK. Jangan gunakan pelacakan ini.',
    sharesTitle: 'Ke mana perginya tiap awal',
    sharesIntro:
      'Dalam satuan awalnya, melalui semua pertukaran: hanya bagian ini yang boleh dibandingkan antaraset. Poison tidak memilikinya karena tandanya bertumpang tindih.',
    start: 'Awal',
    where: 'Tempat',
    share: 'Bagian',
    otherChain: 'dari rantai lain',
    tableRow: 'baris {row} tabel',
    beyondTitle: 'Pembayaran yang melebihi catatan',
    beyondIntro:
      'Suatu akun membayar lebih daripada yang menurut data dipegangnya. Asal kelebihannya tidak diketahui; kelebihan itu tidak dihitung sebagai hasil curian menurut aturan mana pun selain poison, yang menandai seluruh pembayaran.',
    beyondNone: 'Tidak ada: setiap pembayaran yang dilalui tercakup oleh catatan dalam data.',
    beyondUnknown: 'Tidak diketahui asalnya, {policy}: {amounts}.',
    beyondNotAll:
      'Data tidak memuat semua yang dipegang akun sebelumnya. Dengan saldo itu, bagian yang terlacak pada tiap pembayaran dapat berbeda menurut setiap aturan selain poison.',
    possibleTitle: 'Kemungkinan penerimaan',
    possibleIntro:
      'Dalam pertukaran beberapa orang tidak ada petunjuk pembayaran siapa yang membeli apa. Yang dihitung sebagai tertelusur hanyalah yang paling sedikit pasti diterima seseorang. Masing-masing pihak berikut mungkin menerima tambahan hingga sebanyak ini; beberapa pihak dapat menunjuk satuan yang sama, sehingga jumlah ini tidak termasuk dalam jumlah maupun kesepakatan mana pun.',
    possibleCut: '{shown} pertama dari {total} penerimaan seperti itu.',
    recipient: 'Penerima',
    atMost: 'Paling banyak',
    payer: 'Pembayar',
    paid: 'Dibayarkan',
    excess: 'Di atas catatan',
  },
  names: {
    claim: 'klaim {source}',
    title: 'Nama alamat',
    intro:
      '{n} alamat dalam data ini bernama dalam {tables} (SHA-256 nama {sha256}). Nama adalah klaim sumbernya. Tidak ada yang memeriksanya, nama tidak menyatakan siapa orangnya, dan nama saja tidak menghentikan apa pun.',
    name: 'Nama',
    source: 'Klaim dari',
    given: 'label yang diberikan untuk laporan ini',
    stop: 'Diminta berhenti',
    stopped: '"{pattern}", menurut nama {name}, klaim {source}',
    asked:
      'Diminta berhenti pada nama "{pattern}" (* berarti teks apa pun): {names} nama dari {addresses} alamat. Di sana penelusuran berhenti karena sebuah klaim menyatakannya, bukan karena rantai; titik awal tidak dihentikan oleh namanya sendiri.',
  },
  mixed: {
    title: 'Nilai pada transaksi pencampuran',
    intro:
      'Transaksi berikut menyerupai CoinJoin. Penelusuran tidak diteruskan melaluinya: aturan-aturan ini tidak dapat menentukan koin mana yang saling berkaitan di dalamnya.',
    none: 'Tidak ada.',
  },
  notLookedAt: {
    title: 'Bagian yang tidak diperiksa',
    none: 'Tidak ada dalam lingkup aturan penghentian: setiap keluaran yang tercapai diikuti sampai suatu aturan penghentian terpenuhi.',
    some: '{outputs} tidak diikuti karena batas jumlah transaksi telah tercapai. Nilai yang ditelusuri di dalamnya:',
  },
  overlaps: {
    title: 'Titik awal yang saling bertemu',
    intro:
      'Nilai suatu titik awal yang telah ditandai oleh titik awal lain. Tanda yang lebih dahulu dipertahankan; tanda berikutnya tidak dihitung.',
    none: 'Tidak ada.',
    policy: 'Aturan',
    kept: 'Tanda yang dipertahankan',
    ignored: 'Tanda yang tidak dihitung',
    amount: 'Jumlah',
  },
  agreement: {
    title: 'Tingkat kesepakatan antaraturan',
    intro: 'Keluaran yang ditandai oleh semua aturan tidak bergantung pada pilihan aturan.',
    policies: 'Banyaknya aturan yang menandai keluaran',
    value: 'Nilai penuh keluaran tersebut',
  },
  rules: {
    title: 'Aturan penghentian yang digunakan',
    intro: 'Penelusuran hanya berhenti karena alasan berikut; alasannya dicantumkan pada setiap keluaran.',
    direction: {
      forward: 'Arah: maju, dari titik awal ke tempat tujuan dana.',
      backward: 'Arah: mundur, dari titik awal ke tempat asal dana.',
    },
    tags: 'Alamat yang bertanda (tag): nilai di sana tidak diikuti lebih lanjut. Banyaknya alamat bertanda: {n}.',
    labels:
      'Label yang diimpor, per {on}: SHA-256 label {tags}, daftar sanksi {sanctions}. Label yang bukan layanan hanya memberi nama; nilai di sana tetap diikuti.',
    tagsByRule:
      'Alamat yang bertanda (tag), apabila tag diberikan: nilai di sana tidak diikuti lebih lanjut.',
    coinJoinStop: 'Transaksi yang menyerupai CoinJoin tidak dilewati.',
    coinJoinPass:
      'Transaksi yang menyerupai CoinJoin dilewati seperti transaksi lain karena diminta demikian.',
    depth: 'Paling banyak {n} langkah dari titik awal.',
    minValue: 'Menurut aturan {policy}, jumlah di bawah {amount} tidak diikuti.',
    cutoff: 'Menurut aturan haircut, bagian di bawah {n} per sejuta dari suatu keluaran tidak diikuti.',
    heightForward: 'Transaksi setelah blok {n} tidak diperiksa.',
    heightBackward: 'Transaksi sebelum blok {n} tidak diperiksa.',
    outDegree: 'Transaksi dengan lebih dari {n} keluaran tidak dilewati.',
    maxTransactions: 'Paling banyak {n} transaksi diperiksa.',
    followFees: 'Biaya yang ditelusuri diteruskan ke imbalan penambang.',
  },
  methods: {
    title: 'Aturan dan batasannya',
    intro:
      'Transaksi bitcoin tidak menyatakan masukan mana yang membayar keluaran mana. Setiap aturan di bawah ini merupakan konvensi untuk menentukannya; tidak satu pun merupakan hasil pengukuran, dan keadaan sebenarnya dapat berbeda dari semuanya.',
    policy: 'Aturan',
    rule: 'Cara kerja',
    caveat: 'Batasan',
    names: { poison: 'Poison', haircut: 'Haircut', fifo: 'FIFO', lifo: 'LIFO', tiho: 'TIHO' },
    rules: {
      poison: 'Satu masukan yang ditelusuri menandai setiap keluaran sepenuhnya.',
      haircut: 'Nilai yang ditelusuri dibagi ke semua keluaran sebanding dengan nilainya.',
      fifo: 'Masuk pertama, keluar pertama: koin dari masukan pertama membayar keluaran pertama.',
      lifo: 'Seperti FIFO, tetapi keluaran dilayani dari yang terakhir ke yang pertama.',
      tiho: 'Nilai yang ditelusuri lebih dahulu mengisi keluaran yang terbesar.',
    },
    caveats: {
      poison:
        'Menandai uang yang sah bersama uang curian; membesar pada setiap langkah. Hanya layak sebagai batas terluar.',
      haircut:
        'Menyebarkan jejak kecil ke sangat banyak pemilik; tidak ada pemilik yang memegang bagian yang jelas.',
      fifo: 'Bergantung pada urutan masukan dan keluaran, yang dapat dipilih oleh pembayar. Digunakan dengan analogi pada praktik pengadilan mengenai rekening campuran.',
      lifo: 'Bergantung pada urutan seperti FIFO; disajikan sebagai uji banding.',
      tiho: 'Mengasumsikan bahwa keluaran terbesar adalah yang penting; keliru apabila uang curian dikeluarkan dalam bagian-bagian kecil.',
    },
    coinJoinCaveat:
      'Suatu transaksi dinilai sebagai CoinJoin berdasarkan bentuknya; pembayaran massal yang wajar dapat berbentuk sama, dan sebagian pencampuran tidak berbentuk demikian.',
    rates: 'Tingkat kesalahan terukur dari metode yang digunakan',
    ratesNone:
      'Tingkat kesalahan tidak dicantumkan: belum ada hasil pengukuran untuk metode-metode dalam laporan ini.',
    ratesNote:
      'Presisi: bagian yang benar dari semua yang ditandai oleh metode. Recall: bagian yang ditandai oleh metode dari semua yang benar. Diukur pada rantai buatan yang keadaan sebenarnya diketahui, dengan proporsi pencampuran pada rantai tersebut dan dengan batas-batas demo; pada rantai yang nyata tingkat kesalahannya dapat berbeda. Sampai pada tempat-tempat pencuri meninggalkan uang, koin pada rantai buatan itu hampir tidak bercampur dengan koin pihak lain, sehingga angka-angka ini tidak menunjukkan aturan pembagian mana yang benar. Persentase dipotong setelah dua angka desimal. Metode yang tidak tercantum dalam tabel belum diukur. Untuk mengukur kembali: npm run evaluate.',
    rateShare: '{percent} % ({n} dari {m})',
    rateCoinJoin: 'CoinJoin menurut bentuknya: apakah transaksi merupakan pencampuran?',
    ratePolicy: '{policy}: nilai yang ditelusuri pada tempat pencuri meninggalkannya',
    rateBasis: '{chains} rantai sintetis dengan {transactions} transaksi, benih {first} sampai {last}',
    method: 'Metode',
    precision: 'Presisi',
    recall: 'Recall (kelengkapan)',
    basis: 'Diukur pada',
  },
  conservation: {
    title: 'Pemeriksaan jumlah',
    intro:
      'Nilai awal ditambah nilai yang terserap sama dengan jumlah seluruh pos di bawahnya, sampai satuan terkecil.',
    holds: 'Jumlah untuk setiap aturan sesuai.',
    broken: 'JUMLAH TIDAK SESUAI. Penelusuran ini tidak boleh digunakan.',
    rows: {
      seeds: 'Nilai awal',
      absorbed: 'Nilai bersih yang ikut ditandai di jalan (hanya poison)',
      overlaps: 'Tidak dihitung: telah ditandai oleh titik awal lain',
      terminals: 'Tempat penelusuran berhenti',
      mixed: 'Pada transaksi pencampuran',
      notLookedAt: 'Tidak diperiksa',
      fees: 'Biaya transaksi',
      rounding: 'Sisa akibat pembagian',
      difference: 'Selisih',
    },
    item: 'Pos',
    unbalanced: 'Transaksi yang mengeluarkan lebih dari yang diterimanya (data belum diverifikasi): {n}.',
  },
  rerun: {
    title: 'Data, versi, dan cara mengulang',
    intro:
      'Dengan data, versi, dan perintah yang sama, laporan ini dihasilkan kembali secara identik, bita demi bita.',
    command: 'Perintah',
    version: 'Versi',
    manifest: 'SHA-256 manifes data',
    chain: 'Rantai',
    coverage: 'Data',
    coverageValue: 'blok 0 sampai {height}; {transactions}; {outputs}',
    parameters: 'Parameter',
  },
};
