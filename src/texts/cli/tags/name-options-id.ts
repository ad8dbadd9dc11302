/** Indonesian texts of the options that name addresses. */
export const nameOptionsId = {
  tags: 'berkas CSV berisi label: address,label,category,confidence,source',
  labels: 'folder tempat label dan daftar diimpor, untuk menamai alamat [screen, watch: folder danau]',
  on: 'hari saat label harus berlaku, seperti 2025-03-21; hari ini bila tidak disebut',
  tableNames:
    'sebut alamat menurut kolom from_label dan to_label pada tabel danau ini (evm): klaim tabel itu, yang sendirinya tidak menghentikan apa pun',
  stopAt:
    'berhenti pada setiap alamat yang oleh tabel danau ini, --tags, atau --labels disebut dengan nama ini; huruf besar dan kecil sama saja, * untuk teks apa pun: "Tornado*", "*deposit*"; tidak pernah pada titik awal (evm; ulangi untuk beberapa)',
} as const;
