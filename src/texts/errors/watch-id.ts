/** Indonesian texts of the error codes of screening and watching. */
export const watchErrorsId = {
  SCREEN_RULES: {
    message: '{file}, baris {line}: {reason}.',
    hint: 'Perbaiki aturan itu. Arti setiap bidang tertulis di rules/screening.yaml yang menyertai Jejak.',
  },
  SCREEN_SUBJECT: {
    message: '"{input}" bukan alamat {chain}: {reason}.',
    hint: 'Berikan alamat atau hash transaksi dari rantai danau ini, atau jalur berkas dengan satu per baris.',
  },
  SCREEN_INDEX: {
    message: 'Indeks label {file} rusak: {reason}.',
    hint: 'Hapus folder "screening" di folder data: indeks dibuat lagi.',
  },
  WATCH_LIST: {
    message: '{file}, baris {line}: {reason}.',
    hint: 'Perbaiki daftar itu, atau buat entri dengan: jejak watch add.',
  },
  WATCH_ENTRY: {
    message: 'Daftar pantauan: {reason}: {id}.',
    hint: 'Lihat yang dipantau dengan: jejak watch list.',
  },
  WATCH_JOURNAL: {
    message: 'Jurnal peringatan {file} rusak: {reason}.',
    hint: 'Pulihkan dari salinan. Tanpanya, peringatan yang sudah dikirim akan dikirim lagi.',
  },
  WATCH_STATE: {
    message: 'Keadaan pantauan {file} tidak dapat dipakai: {reason}.',
    hint: 'Pantau setiap danau di foldernya sendiri; pulihkan keadaan yang rusak dari salinan.',
  },
  WATCH_BUSY: {
    message: 'Pantauan lain (proses {pid}) sedang bekerja di {directory}.',
    hint: 'Tunggu sampai selesai. Satu pantauan cukup untuk satu danau data: daftarnya boleh memuat berapa pun entri.',
  },
  WATCH_BEHIND: {
    message: 'Data berakhir di blok {height}; pantauan sudah memeriksa sampai blok {seen}.',
    hint: 'Ingest baru setengah jalan atau terputus: biarkan selesai. Tidak ada yang hilang, proses berikutnya melanjutkan.',
  },
  WATCH_LAKE_CHANGED: {
    message: 'Ingest menulis ulang ujung data ({chain}) selagi data itu diperiksa.',
    hint: 'Tidak ada yang hilang: proses berikutnya memeriksa blok-blok ini lagi.',
  },
  WATCH_DELIVERED: {
    message: 'Catatan {file} tentang apa yang sudah diterima suatu tujuan tidak dapat dipakai: {reason}.',
    hint: 'Tulis di dalamnya nomor peringatan terakhir yang dimiliki tujuan itu, {"seq":12}; tanpa berkas itu semuanya dikirim lagi.',
  },
  WATCH_SINKS: {
    message: '{file}, baris {line}: {reason}.',
    hint: 'Perbaiki daftar tujuan itu; docs/how-to/watch-officer.md memuat contoh tiap jenis.',
  },
  SINKS_IN_LAKE: {
    message:
      '{file} menyebut ke mana peringatan akan dikirim; berkas itu berada bersama data, yang mungkin berasal dari orang lain, dan tidak dibaca.',
    hint: 'Pindahkan apa yang Anda tulis sendiri ke {settings}, dengan folder danau data sebagai "data:" dan rahasia dalam variabel JEJAK_SINK_..., lalu hapus berkas ini.',
  },
  SINK_FAILED: {
    message: 'Tujuan {sink} tidak menerima peringatan {seq}: {reason}.',
    hint: 'Tidak ada yang hilang: proses berikutnya melanjutkan dari peringatan ini.',
  },
  SINK_REFUSED: {
    message: 'Tujuan {sink} tidak boleh dipakai: {reason}.',
    hint: 'Perbaiki daftar tujuan: alamat https publik atau "allow-private: yes", rahasia di variabel lingkungan, berkas tersendiri.',
  },
  SANCTION_FILE: {
    message: '{file}, baris {line}: {reason}.',
    hint: 'Ambil lagi daftar itu dari otoritasnya; Jejak membaca berkas XML resmi dan daftar alamat.',
  },
  SANCTION_DAY: {
    message: 'Hari terbit {file} tidak jelas: {reason}.',
    hint: 'Sebutkan dengan --published 2025-03-21, atau hilangkan bila berkas itu menyebutkannya.',
  },
  SANCTION_STORE: {
    message: 'Daftar sanksi tersimpan {file} rusak: {reason}.',
    hint: 'Hapus foldernya dan impor berkas itu lagi.',
  },
} as const;
