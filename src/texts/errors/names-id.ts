/** Indonesian texts of the error codes of names. */
export const nameErrorsId = {
  TABLE_NAMES_MISSING: {
    message: 'Tidak ada tabel yang memberi nama pada danau ini: {file} tidak ada atau tidak berisi nama.',
    hint: 'Kolom from_label dan to_label pada tabel adalah namanya: jejak ingest evm --flows <berkas>. Atau beri nama pada alamat dengan --tags <berkas> atau --labels <folder>, dan hilangkan --table-names.',
  },
  STOP_NAME_UNKNOWN: {
    message: '--stop-at "{pattern}" bukan salah satu dari {count} nama alamat di {folders}.',
    hint: 'Nama yang ada, dari yang paling mirip: {nearest}. Tanda * berarti teks apa pun: "*kata*".',
  },
} as const;
