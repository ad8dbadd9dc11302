/** Indonesian texts of the error codes of files that a user names, and of the disk. */
export const fileErrorsId = {
  FILE_MISSING: {
    message: 'Berkas {file} tidak dapat dibaca atau ditulis: {reason}.',
    hint: 'Periksa jalur dan izin berkasnya.',
  },
  FILE_EXISTS: { message: '{file} sudah ada.', hint: 'Pilih nama lain, atau hapus dulu.' },
  INPUT_FOLDER: {
    message: '{file} adalah folder, padahal yang diperlukan berkas.',
    hint: 'Sebut berkas di dalamnya.',
  },
  INPUT_PIPE: {
    message: '{file} adalah pipa atau soket, bukan berkas biasa.',
    hint: 'Jejak dapat membaca satu berkas lebih dari sekali. Biarkan program lain menulis ke berkas dulu, lalu sebut berkas itu.',
  },
  INPUT_DEVICE: {
    message: '{file} adalah perangkat, bukan berkas biasa.',
    hint: 'Salin isi yang dimaksud ke sebuah berkas, lalu sebut berkas itu.',
  },
  INPUT_LARGE: {
    message: '{file} berukuran {size} bita; berkas jenis ini dibaca paling banyak {largest} bita.',
    hint: 'Pastikan itu berkas yang dimaksud. Daftar yang panjang dapat dibagi menjadi beberapa berkas.',
  },
  INPUT_NOT_TEXT: {
    message: '{file}, baris {line}, bita {byte}: bukan teks UTF-8 ({found}).',
    hint: 'Pastikan itu berkas yang dimaksud. Buka dulu kemasan yang dimampatkan, dan simpan tabel atau teks sebagai UTF-8.',
  },
  INPUT_LINE: {
    message: '{file}, baris {line}: baris itu lebih panjang daripada {largest} bita.',
    hint: 'Pastikan itu berkas yang dimaksud, dan tiap barisnya berakhir di tempat yang semestinya.',
  },
  DISK_FULL: {
    message: 'Ruang penyimpanan habis saat menulis {file}.',
    hint: 'Kosongkan sebagian ruang dan jalankan lagi perintah yang sama; pekerjaan dilanjutkan dari tempat berhenti, tidak ada yang setengah tertulis.',
  },
  DISK_READ_ONLY: {
    message: '{file} tidak boleh diubah: {reason} ({operation}).',
    hint: 'Periksa izinnya dan apakah disk dipasang hanya-baca, atau sebut tempat lain dengan --data atau --out.',
  },
  DISK_FAILING: {
    message: 'Disk tempat {file} melaporkan galat: {reason} ({operation}).',
    hint: 'Lihat log sistem dan periksa disknya. Salin datanya ke disk lain, lalu periksa dengan jejak verify mana yang masih utuh.',
  },
  SYSTEM_LIMIT: {
    message: 'Sistem tidak dapat melakukannya saat ini: {file}, {reason} ({operation}).',
    hint: 'Tutup program lain, atau naikkan batas berkas terbuka (ulimit -n), lalu jalankan lagi perintah yang sama.',
  },
  MEMORY_FULL: {
    message: 'Memori yang boleh dipakai proses ini sudah penuh{place}.',
    hint: 'Mintalah lebih sedikit sekaligus (--limit, --depth, --height), atau beri Node lebih banyak: max-old-space-size di NODE_OPTIONS, dalam megabita.',
  },
  UNFORESEEN: {
    message: 'Galat yang tidak diperkirakan Jejak: {reason}.',
    hint: 'Mohon laporkan seperti tertulis di CONTRIBUTING.md, beserta perintahnya dan keluarannya dengan --debug.',
  },
} as const;
