/** Indonesian texts of the error codes of dossiers, incidents and cases. */
export const dossierErrorsId = {
  DOSSIER_FORMAT: {
    message: '{file}, baris {line}: {reason}.',
    hint: 'docs/explanation/dossiers.md memuat bentuk yang dibaca: berkas kasus YAML, dua tata letak CSV, ActorPack.',
  },
  DOSSIER_STORE: {
    message: '{file} bukan lagi yang diimpor: {reason}.',
    hint: 'Hapus folder tempatnya berada dan impor berkas itu sekali lagi.',
  },
  DOSSIER_UNKNOWN: {
    message: 'Tidak ada yang diimpor ke {data} dengan nama "{input}".',
    hint: 'jejak incidents list dan jejak actors list menunjukkan apa yang ada.',
  },
  FIGURE_EMPTY: {
    message: 'Tidak ada yang dapat digambar: {section}.',
    hint: 'Grafik aset memerlukan harga (--prices BTC=<berkas>,ETH=<berkas>), grafik langkah memerlukan kejadian dengan jalur. jejak incidents list menunjukkan apa yang ada.',
  },
  CASE_FOLDER: {
    message:
      '{file} tidak ada atau tidak terbaca ({reason}): folder kasus berisi case.yaml, claims.yaml, dan addresses.csv.',
    hint: 'Sebutkan foldernya. examples/ronin-2022 pada kode sumber adalah contohnya.',
  },
} as const;
