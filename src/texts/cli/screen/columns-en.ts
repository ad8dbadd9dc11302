/** English names of the columns of screenings and sanctions lists. */
export const screenColumnsEn = {
  list: 'list',
  published: 'published',
  entry: 'entry',
  entries: 'entries',
  subject: 'subject',
  level: 'level',
  score: 'score',
  category: 'category',
  distance: 'distance',
  way: 'way',
  share: 'share',
  hops: 'hops',
  places: 'places',
  sanctions: 'sanctions',
  reasons: 'reasons',
} as const;
