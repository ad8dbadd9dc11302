/** Indonesian names of the columns of screenings and sanctions lists. */
export const screenColumnsId = {
  list: 'daftar',
  published: 'terbit',
  entry: 'entri',
  entries: 'entri',
  subject: 'subjek',
  level: 'tingkat',
  score: 'skor',
  category: 'kategori',
  distance: 'jarak',
  way: 'arah',
  share: 'bagian',
  hops: 'langkah',
  places: 'tempat',
  sanctions: 'sanksi',
  reasons: 'alasan',
} as const;
