import type { ErrorCode } from '../../primitives/error-codes.ts';
import { answerErrorsId } from './answers-id.ts';
import { dossierErrorsId } from './dossiers-id.ts';
import { fileErrorsId } from './files-id.ts';
import { lakeErrorsId } from './lake-id.ts';
import { nameErrorsId } from './names-id.ts';
import { nodeErrorsId } from './node-id.ts';
import { watchErrorsId } from './watch-id.ts';

/** Indonesian texts of every error code; the English ones stand beside the codes. */
export const errorTextsId: Readonly<Record<ErrorCode, { readonly message: string; readonly hint: string }>> =
  {
    AMOUNT_INVALID: {
      message: 'Bukan jumlah uang: "{input}".',
      hint: 'Tulis angka dengan titik desimal bila perlu, misalnya 0.5 atau 12.00000001.',
    },
    AMOUNT_TOO_PRECISE: {
      message: 'Jumlah "{input}" memiliki lebih dari {decimals} desimal.',
      hint: 'Jejak tidak membulatkan uang. Pendekkan sendiri bila angka kelebihannya nol.',
    },
    MIN_VALUE_INVALID: {
      message: 'Nilai minimum, entri {entry}: "{input}" bukan nilai minimum.',
      hint: 'Tulis <jumlah>, <simbol>=<jumlah> atau <rantai>:0x<kontrak>=<jumlah>, misalnya 0.1,USDC=1000.',
    },
    MIN_VALUE_SYMBOL: {
      message:
        'Nilai minimum, entri {entry}: {found} token yang dikenal di {chain} memakai simbol "{symbol}", padahal harus tepat satu.',
      hint: 'Sebut kontraknya: {chain}:0x<kontrak>=<jumlah>. Simbol dari data tidak berlaku: siapa pun dapat menirunya.',
    },
    MIN_VALUE_TWICE: {
      message: 'Nilai minimum, entri {entry}: "{input}" adalah minimum kedua untuk aset yang sama.',
      hint: 'Hapus salah satunya; angka tanpa nama berlaku bagi setiap aset yang tidak punya minimum sendiri.',
    },
    HEX_INVALID: {
      message: 'Bukan heksadesimal: "{input}".',
      hint: 'Berikan karakter 0-9 dan a-f dalam jumlah genap.',
    },
    OUTPOINT_INVALID: {
      message: 'Bukan outpoint: "{input}".',
      hint: 'Tulis <txid>:<vout>; txid terdiri dari 64 karakter heksadesimal.',
    },
    TXID_INVALID: {
      message: 'Bukan id transaksi: "{input}".',
      hint: 'Txid terdiri dari 64 karakter heksadesimal.',
    },
    ADDRESS_INVALID: {
      message: 'Bukan alamat {chain}: "{input}" ({reason}).',
      hint: 'Periksa karakter yang hilang atau salah ketik; checksum melindungi dari keduanya.',
    },
    CHAIN_UNKNOWN: { message: 'Rantai tidak dikenal: "{input}".', hint: 'Rantai yang dikenal: {known}.' },
    BLOCK_MALFORMED: {
      message: 'Bukan blok Bitcoin pada bita {byte}: {reason}{place}.',
      hint: 'Berkas rusak atau bukan blok. Salin lagi dari simpul, atau jalankan simpul dengan -reindex.',
    },
    BLOCK_POW: {
      message: 'Blok {hash} tidak memenuhi bukti kerja yang dinyatakan header-nya{place}.',
      hint: 'Header rusak atau milik jaringan lain; periksa --chain dan asal berkas.',
    },
    BLOCK_MERKLE_MISMATCH: {
      message:
        'Blok {hash}: transaksinya menghasilkan akar merkle {computed}, header menyatakan {expected}{place}.',
      hint: 'Setidaknya satu bita blok salah. Salin lagi berkas dari simpul; tidak ada bagian blok ini yang ditulis.',
    },
    BLOCK_WITNESS_MISMATCH: {
      message: 'Blok {hash}: data saksi tidak cocok dengan komitmen dalam coinbase{place}.',
      hint: 'Data saksi rusak atau hilang. Salin lagi dari simpul yang tidak dipangkas.',
    },
    BLOCK_COINBASE: {
      message:
        'Blok {hash}: transaksi {index} melanggar aturan bahwa hanya yang pertama adalah coinbase{place}.',
      hint: 'Blok tidak sah; periksa asal berkas.',
    },
    ...lakeErrorsId,
    BLOCK_PARENT_MISSING: {
      message: 'Blok {hash} di {file}, bita {byte}, memiliki induk yang tidak ada: {previous}.',
      hint: 'Berikan semua berkas blok sejak blok genesis, atau yang melanjutkan danau data tanpa celah.',
    },
    BLOCK_DUPLICATE: {
      message: 'Blok {hash} muncul dua kali: di {file}, bita {byte}, dan sebelumnya.',
      hint: 'Core tidak pernah menulis blok dua kali. Cari berkas salinan di folder itu.',
    },
    BLOCK_FILE_MAGIC: {
      message: '{file}, bita {byte}: penanda jaringan adalah {found} ({network}), bukan milik {expected}.',
      hint: 'Sebutkan rantai dengan --chain, dan simpan berkas satu jaringan dalam satu folder.',
    },
    BLOCK_FILE_GARBAGE: {
      message: '{file}, bita {byte}: bukan bingkai blok dan bukan isian nol.',
      hint: 'Berkas rusak, atau disamarkan dan xor.dat-nya tidak ada.',
    },
    BLOCK_FILE_TRUNCATED: {
      message: '{file}, bita {byte}: berkas berakhir di tengah blok berukuran {size} bita.',
      hint: 'Salin lagi berkas dari simpul. Hanya blok terakhir dari berkas terakhir yang boleh belum selesai.',
    },
    BLOCK_FILE_MISSING: {
      message: 'Tidak ada berkas blok di {directory}.',
      hint: 'Berikan folder berisi blk00000.dat (simpul menyimpannya di folder "blocks") atau blok *.raw.',
    },
    PREVIOUS_OUTPUT_MISSING: {
      message:
        'Blok {height}, transaksi {txid}, masukan {index}: keluaran {outpoint} tidak ada dalam rantai.',
      hint: 'Blok sebelum ini hilang atau rusak; jalankan jejak verify.',
    },
    DOUBLE_SPEND: {
      message: 'Blok {height}, transaksi {txid}, masukan {index}: keluaran {outpoint} sudah dibelanjakan.',
      hint: 'Blok tidak sah dalam rantai ini; periksa asal berkas.',
    },
    VALUE_CREATED: {
      message:
        'Blok {height}, transaksi {txid}: membayar {outputs} satoshi padahal hanya boleh membelanjakan {inputs}.',
      hint: 'Blok tidak sah; periksa asal berkas.',
    },
    TX_UNKNOWN: {
      message: 'Transaksi {input} tidak ada dalam data.',
      hint: 'Periksa txid; data mungkin berakhir sebelum blok yang memuatnya.',
    },
    VOUT_UNKNOWN: {
      message: 'Transaksi {txid} tidak memiliki keluaran {vout}: jumlahnya {count}.',
      hint: 'Keluaran dihitung dari 0.',
    },
    ADDRESS_UNKNOWN: {
      message: 'Alamat {input} tidak pernah menerima apa pun dalam data.',
      hint: 'Periksa alamat; data mungkin berakhir sebelum pembayaran pertamanya.',
    },
    SEED_MISSING: {
      message: 'Tidak ada yang dilacak: benih tidak diberikan.',
      hint: 'Sebutkan koin curian sebagai outpoint, transaksi, atau alamat pada suatu tinggi.',
    },
    CROSSINGS_CIRCLE: {
      message:
        'Pembayaran keluar dan setoran pada {chains} rantai saling menunggu dalam lingkaran; salah satunya transaksi {tx} pada {chain}.',
      hint: 'Jam antarrantai saling bertentangan, atau pembayaran keluar menyebut setoran yang terjadi sesudahnya. Telusuri rantainya satu per satu, atau tinggalkan salah satu danau data.',
    },
    SEED_FAILED: {
      message: 'Transaksi {hash} gagal: tidak memindahkan apa pun.',
      hint: 'Sebutkan transaksi yang memindahkan koinnya. Transaksi gagal tercatat di rantai, tetapi hanya biayanya yang dibayar.',
    },
    SEED_EMPTY: {
      message: 'Alamat {address} tidak menyimpan apa pun setelah blok {height}.',
      hint: 'Pilih tinggi ketika koin curian ada di sana dan belum dibelanjakan.',
    },
    SEED_DUPLICATE: {
      message: 'Titik awal {outpoint} disebut dua kali: oleh "{first}" dan oleh "{again}".',
      hint: 'Sebutkan setiap titik awal satu kali saja; keluarkan dari salah satunya.',
    },
    POLICY_UNKNOWN: {
      message: 'Kebijakan taint tidak dikenal: "{input}".',
      hint: 'Sebutkan setidaknya satu dari: {known}.',
    },
    STEPS_MISSING: {
      message:
        'Data memberi {given} dari {asked} transaksi yang diminta secara berurutan; nomor {key} tidak ada.',
      hint: 'Periksa danau dengan `jejak verify`; bila sedang ada ingest, tunggu sampai selesai lalu coba lagi.',
    },
    TRACE_BOOKS: {
      message: 'Pembukuan penelusuran tidak seimbang: {what}, {left} berbanding {right}.',
      hint: 'Jawaban tidak ditampilkan, sebab akan keliru. Mohon laporkan beserta perintah dan hash manifesnya.',
    },
    TERMINAL_UNKNOWN: {
      message: 'Keluaran {output} tidak dicapai pelacakan ini, atau langkahnya tidak direkam.',
      hint: 'Lacak dengan langkah terekam, dan ambil keluaran dari daftar ujung.',
    },
    REORG_BLOCKS_MISSING: {
      message: 'Rantai direorganisasi pada tinggi {fork}; sumber tidak memiliki blok sejak {from}.',
      hint: 'Berikan blok rantai baru sejak tinggi {from}.',
    },
    CANCELLED: {
      message: 'Dihentikan atas permintaan.',
      hint: 'Tidak ada yang setengah tertulis. Jalankan lagi perintah yang sama: langkah yang sudah selesai tetap tersimpan, sisanya dikerjakan ulang.',
    },
    CLUSTERS_MISSING: {
      message: 'Klaster untuk {directory} tidak ada atau tertinggal dari danau data.',
      hint: 'Jalankan ingest lagi; klaster dimutakhirkan.',
    },
    CLUSTERS_DAMAGED: {
      message: 'Penggabungan klaster saling bertentangan ({file}, baris {row}): berkas rusak.',
      hint: 'Bangun ulang dari danau data dengan "jejak rebuild --data <folder>". Keputusan tetap tersimpan.',
    },
    CLUSTER_SETTINGS_INVALID: {
      message: 'Pengaturan klaster, {file}: {reason}.',
      hint: 'Perbaiki berkas itu, atau hapus untuk kembali ke aturan biasa, lalu jalankan jejak recluster.',
    },
    CHANGE_EXPRESSION_INVALID: {
      message: 'Bukan ungkapan heuristik uang kembali, pada posisi {position}: "{text}".',
      hint: 'Tulis nama dengan &, |, - (dengan spasi di depannya), unique(...), power-of-ten(1 sampai 12) dan kurung. Nama: {known}.',
    },
    OPTION_MISSING: { message: 'Opsi {option} tidak diberikan.', hint: 'Lihat bantuan perintah: --help.' },
    OPTION_INVALID: { message: 'Opsi {option} tidak menerima "{value}".', hint: 'Yang boleh: {allowed}.' },
    OPTION_FILE_MISSING: {
      message: '{option}: {file} tidak dapat dibaca: {reason}.',
      hint: 'Periksa jalur dan izinnya; jalur relatif dihitung dari folder kerja.',
    },
    OPTION_FILE: {
      message: 'Berkas opsi {file} bukan objek JSON.',
      hint: 'Tulis misalnya {"lang": "id", "limit": 50}, atau hapus berkas itu.',
    },
    OPTION_FILE_NAME: {
      message: 'Berkas opsi {file} memuat "{name}", yang bukan nama opsi.',
      hint: 'Nama opsi tercantum dalam docs/reference/cli.md, misalnya minValue untuk --min-value.',
    },
    OPTION_FILE_TRUST: {
      message:
        'Berkas {file} tidak boleh menetapkan "{name}": berkas itu ada bersama data yang mungkin milik orang lain, dan opsi ini menyebut suatu tempat atau menentukan apa yang dipercaya.',
      hint: 'Berikan sebagai {option}, sebagai variabel {variable}, atau di pengaturan Anda sendiri, {settings}.',
    },
    FOLDER_LEADS_OUT: {
      message: '{file} mengarah ke luar folder {directory}: sebuah tautan, atau bukan berkas biasa.',
      hint: 'Dengan cara itu, data dari luar dapat membuat berkas komputer ini terbaca atau tertimpa. Pindahkan isinya ke dalam folder itu, atau kaitkan (mount) di sana.',
    },
    CHECKPOINT_DAMAGED: {
      message: 'Checkpoint {file} rusak: {reason}.',
      hint: 'Bangun ulang dari danau data dengan "jejak rebuild --data <folder>"; keputusan tentang klaster tetap disimpan.',
    },
    COMMAND_UNKNOWN: { message: 'Tidak dimengerti: {input}.', hint: 'Lihat jejak --help.' },
    LANGUAGE_UNKNOWN: { message: 'Tidak ada bahasa "{input}".', hint: 'Pilih salah satu: {known}.' },
    TAGS_INVALID: {
      message: 'Berkas label {file}, baris {row}: {reason}.',
      hint: 'Tajuknya address,label,category,confidence,source; address dan label wajib ada.',
    },
    TAG_PACK: {
      message: '{file}, baris {line}: {reason}.',
      hint: 'Perbaiki berkas. Apa yang boleh ada dalam TagPack: docs/explanation/tags.md.',
    },
    TAG_FORMAT: {
      message: 'Tidak jelas bagaimana {file} menyebut alamat dan label: {reason}.',
      hint: 'Sebutkan kolom yang memuatnya: --map address=<kolom>,label=<kolom>, dengan nomor (address=#1) bila berkas tanpa tajuk; yang tidak ada kolomnya: --set label=<teks>.',
    },
    TAG_UNKNOWN: {
      message: 'Tidak ada label yang diimpor di {data} dengan nama "{input}".',
      hint: 'Lihat apa yang sudah diimpor: jejak tags list. Berikan bagian nama paket atau berkas, atau awal cuplikannya.',
    },
    TAG_STORE: {
      message: 'Label tersimpan {file} rusak: {reason}.',
      hint: 'Hapus folder cuplikan ini dan impor lagi sumbernya.',
    },
    EVM_PARENT: {
      message: 'Blok {number} ({place}) menyebut induk {claimed}; blok sebelumnya adalah {previous}.',
      hint: 'Simpul berganti cabang selagi dibaca, atau berkas dua cabang tercampur. Jalankan perintah yang sama lagi.',
    },
    EVM_REORG_DEEP: {
      message:
        'Cabang yang dimiliki danau data {directory} sejak blok {from} sudah ditinggalkan; sumber mulai pada {first}.',
      hint: 'Berikan sumber yang memiliki blok sejak {from}.',
    },
    LEDGER_OVERLAP: {
      message: 'Tabel mulai pada blok {first}; danau data {directory} sudah sampai blok {tip}.',
      hint: 'Masukkan semua tabel satu perkara sekaligus, ke folder baru.',
    },
    LAKE_FAMILY: {
      message: 'Danau data {directory} berisi {found}; perintah ini untuk {expected}.',
      hint: 'Lihat rantainya dengan: jejak status --data {directory}',
    },
    EVM_ADDRESS_INVALID: {
      message: 'Bukan alamat rantai EVM: "{input}" ({reason}).',
      hint: 'Tulis 0x dan 40 karakter heksadesimal; huruf besar dan kecil yang bercampur adalah checksum.',
    },
    EVM_HASH_INVALID: {
      message: 'Bukan hash transaksi: "{input}".',
      hint: 'Hash transaksi adalah 0x dan 64 karakter heksadesimal.',
    },
    PRICES_INVALID: {
      message: 'Berkas harga {file}, baris {row}: {reason}.',
      hint: 'Judul kolomnya date,asset,usd,source; setiap harga punya tanggal (2022-03-29) dan sumber.',
    },
    FLOW_TABLE: {
      message: '{file}, baris {row}: {reason}.',
      hint: 'Perbaiki baris itu. --lenient hanya mengambil baris yang baik dan menghitung yang lain.',
    },
    SYNTH_SIZE: {
      message: 'Rantai sintetis dengan {transactions} transaksi tidak dapat dibuat.',
      hint: 'Pilih angka dari 1.000 sampai 100.000.000 (evm: 50.000.000).',
    },
    EVM_FIELD: {
      message: '{place}: ruas {field} tidak seperti semestinya: {reason}.',
      hint: 'Periksa program mana yang menulisnya. Untuk data JSON-RPC, tanyakan kepada simpul lain.',
    },
    EVM_HEADER_FIELD: {
      message:
        'Kepala blok {number} tidak memuat {field}, padahal setiap blok {chain} pada ketinggian itu memuatnya: hash-nya tidak dapat diperiksa ({place}).',
      hint: 'Ambil blok itu dari sumber yang memberikan kepala blok secara utuh: simpul lain, atau blok yang disimpan sebagaimana diberikan simpul.',
    },
    EVM_BLOCK_HASH: {
      message:
        'Blok {number} menyatakan hash {expected}, tetapi kepalanya menghasilkan {computed} ({place}).',
      hint: 'Data rusak atau diubah, atau rantainya memakai kepala blok lain. Ambil blok itu dari sumber lain.',
    },
    EVM_TX_HASH: {
      message:
        'Transaksi {index} pada blok {number} menyatakan hash {expected}, tetapi isinya menghasilkan {computed} ({place}).',
      hint: 'Transaksi itu rusak atau diubah. Ambil blok itu dari sumber lain.',
    },
    EVM_TX_CHAIN: {
      message:
        'Transaksi {hash} pada blok {number} ditandatangani untuk rantai {signed}, id {found}, bukan untuk {chain}, id {expected} ({place}).',
      hint: 'Blok itu berasal dari rantai lain, bukan dari rantai yang dipilih: pilih --chain {signed}, dengan danau data tersendiri.',
    },
    EVM_TX_CHAIN_UNKNOWN: {
      message:
        'Transaksi {hash} pada blok {number} ditandatangani untuk rantai ber-id {found}, bukan untuk {chain}, id {expected} ({place}).',
      hint: 'Blok itu berasal dari rantai yang tidak dikenal Jejak, atau transaksinya diubah. Ambil blok itu dari sumber lain.',
    },
    EVM_TX_ROOT: {
      message:
        'Kepala blok {number} mengikat transaksi {expected}, sedangkan yang diberikan berakar {computed} ({place}).',
      hint: 'Ada transaksi yang hilang, ditambahkan, atau salah urutan. Ambil blok itu dari sumber lain.',
    },
    EVM_RECEIPTS_ROOT: {
      message:
        'Kepala blok {number} mengikat tanda terima {expected}, sedangkan yang diberikan berakar {computed} ({place}).',
      hint: 'Ada tanda terima atau log yang hilang, ditambahkan, atau diubah. Ambil tanda terima dari sumber lain.',
    },
    EVM_BLOOM: {
      message: 'Log blok {number} tidak menghasilkan filter bloom pada kepalanya ({place}).',
      hint: 'Ada log yang hilang, ditambahkan, atau diubah. Ambil tanda terima dari sumber lain.',
    },
    EVM_WITHDRAWALS: {
      message:
        'Kepala blok {number} mengikat penarikan {expected}, sedangkan yang diberikan berakar {computed} ({place}).',
      hint: 'Ada penarikan yang hilang atau diubah. Ambil blok itu dari sumber lain.',
    },
    EVM_UNCLES: {
      message:
        'Kepala blok {number} mengikat blok paman {expected}, sedangkan yang diberikan menghasilkan {computed} ({place}).',
      hint: 'Ada blok paman yang hilang atau diubah. Ambil blok itu dari sumber lain.',
    },
    EVM_SENDER: {
      message:
        'Transaksi {hash} pada blok {number} dinyatakan dari {expected}, tetapi tanda tangannya milik {computed} ({place}).',
      hint: 'Sumber itu menyebut pengirim yang salah. Ambil blok itu dari sumber lain.',
    },
    THREAD_ENDED: {
      message: 'Utas yang memulihkan pengirim transaksi berakhir sebelum pekerjaannya selesai: {reason}.',
      hint: 'Sering kali memori tidak cukup. Tutup program lain, lalu jalankan lagi perintah yang sama: yang sudah selesai tetap tersimpan.',
    },
    EVM_RECEIPTS_MISSING: {
      message: 'Blok {number} memiliki {transactions} transaksi dan {receipts} tanda terima ({place}).',
      hint: 'Simpul mungkin masih mengindeks atau dipangkas: coba lagi nanti, atau ambil dari sumber lain.',
    },
    EVM_RECEIPT: {
      message: 'Tanda terima {index} pada blok {number} tidak cocok dengan bloknya: {reason} ({place}).',
      hint: 'Ambil tanda terima dari sumber lain.',
    },
    EVM_TRACES: {
      message: 'Runutan panggilan blok {number} tidak cocok dengan transaksinya: {reason} ({place}).',
      hint: 'Ambil runutan panggilan dari sumber lain, atau baca tanpa runutan: panggilan internal tidak akan ada.',
    },
    EVM_CHAIN_ID: {
      message: 'Simpul {url} berada di rantai {found}, sedangkan rantai {chain} ber-id {expected}.',
      hint: 'Pilih rantai milik simpul itu, atau simpul lain.',
    },
    EVM_REORGANISED: {
      message: 'Blok {number} dari {url} berinduk {found}, sedangkan blok sebelumnya {expected}.',
      hint: 'Rantai direorganisasi saat dibaca. Jalankan lagi: yang tidak lagi ada di rantai akan dicabut.',
    },
    EVM_BLOCK_MISSING: {
      message: 'Simpul {url} tidak memiliki blok {number}.',
      hint: 'Simpul itu tertinggal, dipangkas, atau beberapa simpul dengan keadaan berbeda yang menjawab. Coba lagi nanti, atau pilih simpul lain.',
    },
    EVM_FILE_ROW: {
      message: '{file}, baris {line}: {reason}.',
      hint: 'Perbaiki atau ekspor ulang berkas itu. Dengan --lenient baris seperti itu dilewati dan dihitung.',
    },
    DEPOSIT_TAGS: {
      message: 'Aturan alamat setoran perlu tahu alamat mana yang milik bursa.',
      hint: 'Berikan berkas label dengan kategori exchange: --tags <berkas>. Atau pilih aturan yang tidak memerlukannya dengan --rules, misalnya gas-funder.',
    },
    EVM_FILES: {
      message: 'Tidak ada blok yang dapat dibaca dari {folder}: {reason}.',
      hint: 'Berikan folder blok JSON-RPC (block.json dengan receipts.json), baris JSON, atau ekspor ethereum-etl.',
    },
    ...dossierErrorsId,
    ...fileErrorsId,
    ...nameErrorsId,
    ...nodeErrorsId,
    ...watchErrorsId,
    ...answerErrorsId,
  };
