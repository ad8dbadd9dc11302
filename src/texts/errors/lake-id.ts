/** Indonesian texts of the error codes of a lake and of the files beside it. */
export const lakeErrorsId = {
  LAKE_ID_RANGE: {
    message: 'Sebuah id pada kolom {column} tidak muat.',
    hint: 'Rantai lebih besar daripada yang dapat dinomori versi ini. Mohon laporkan.',
  },
  GRAPH_DAMAGED: {
    message: 'Berkas {file} bukan lagi yang dulu ditulis: halaman {page}, mulai bita {byte}.',
    hint: 'Bangun ulang dari danau data dengan "jejak rebuild --data <folder>"; "jejak verify" menunjukkan apa lagi yang rusak.',
  },
  NODE_REORGANISED: {
    message:
      'Rantai node mengalami reorganisasi selama dibaca: pada tinggi {height} terdapat {claimed} setelah {previous}.',
    hint: 'Jalankan lagi perintah yang sama: blok yang tidak lagi berada di rantai ditarik kembali.',
  },
  INGEST_STOPPED: {
    message:
      'Dihentikan atas permintaan. Proses ini membaca {read} blok; {kept} di antaranya sudah tersimpan di danau data.',
    hint: 'Jalankan lagi perintah yang sama: {again} blok lainnya dibaca ulang, lalu pekerjaan dilanjutkan. Tidak ada yang setengah tertulis.',
  },
  GRAPH_LINK: {
    message:
      'Berkas {file} pada baris {row} memuat tautan yang tidak mundur ke baris sebelumnya: berkas rusak.',
    hint: 'Bangun ulang dari danau data dengan "jejak rebuild --data <folder>".',
  },
  GRAPH_MISSING: {
    message: 'Tidak ada berkas graf untuk danau data {directory}.',
    hint: 'Jalankan ingest lagi; berkas itu dibangun dari danau data.',
  },
  GRAPH_VERSION: {
    message: 'Berkas graf {directory} berversi {found}; Jejak ini membaca versi {supported}.',
    hint: 'Jalankan ingest lagi; berkas itu dibangun ulang dari danau data.',
  },
  GRAPH_STALE: {
    message: 'Berkas graf {directory} milik data lain, bukan danau data ini.',
    hint: 'Mungkin ingest sedang berjalan: coba lagi. Jika tidak menolong, jalankan ingest atau "jejak rebuild"; keduanya membangunnya ulang dari danau data.',
  },
  LAKE_MISSING: {
    message: 'Tidak ada danau data di {directory}.',
    hint: 'Buat dengan: jejak ingest bitcoin --blocks <folder> --data {directory}',
  },
  LAKE_VERSION: {
    message: 'Danau data {directory} memakai format versi {found}; Jejak ini membaca versi {supported}.',
    hint: 'Pakai Jejak yang membuatnya, atau ingest ke folder baru.',
  },
  LAKE_DAMAGED: {
    message: 'Berkas danau data {file} rusak: {reason}.',
    hint: 'Pulihkan folder dari salinan atau ingest lagi ke folder baru; jejak verify menunjukkan berkas yang baik.',
  },
  LAKE_HISTORY_LARGE: {
    message: 'Transfer {address} dalam aset {asset} lebih dari {most}: riwayatnya tidak muat di memori.',
    hint: 'Gunakan berkas buku besar (--engine graph); jejak ingest membuatnya dari danau data bila belum ada.',
  },
  LAKE_CHAIN: {
    message: 'Danau data {directory} berisi {found}, bloknya dari {expected}.',
    hint: 'Beri setiap rantai foldernya sendiri dengan --data.',
  },
  LAKE_BUSY: {
    message: 'Ingest lain (proses {pid}) sedang menulis ke {directory}.',
    hint: 'Tunggu sampai selesai.',
  },
  LOCK_FILE_DAMAGED: {
    message: '{file} bukan berkas kunci yang dibuat Jejak.',
    hint: 'Pastikan tidak ada Jejak yang berjalan pada folder ini, hapus berkas ini, lalu jalankan lagi perintahnya. Berkas ini tidak memuat data.',
  },
};
