import type { CrossingTexts } from './crossing-texts.ts';

export const crossingTextsId: CrossingTexts = {
  title: 'Antarrantai (pembayaran keluar mana milik setoran mana adalah inferensi):',
  followed:
    '{fromChain} {fromTx} → {toChain} {toTx} melalui {protocol}, kepada {recipient}; yang cocok: {agrees}; keyakinan {confidence}',
  open: '{chain} {tx} masuk ke {protocol}, menuju {toChain}: {candidates}',
  openBackward: '{chain} {tx} keluar dari {protocol}, berasal dari {toChain}: {candidates}',
  mark: { id: 'id', recipient: 'penerima', amount: 'jumlah', time: 'waktu' },
  says: { yes: 'ya', no: 'tidak', unknown: 'tidak diketahui' },
  notFound: 'sisi lainnya tidak ditemukan dalam data {chain}, yang dibaca sampai {time} UTC',
  noLake: 'data {chain} tidak dibaca; sebutkan danau datanya dengan --also',
  notRead: '{chain} adalah rantai yang tidak dibaca Jejak; periksa di sana dengan cara lain',
  nobodySays: 'tidak disebutkan rantai mana, dan sisi yang cocok tidak ditemukan dalam data yang dibaca',
  candidates: '{n} calon, tidak ada yang diikuti:',
  candidate: '{chain} {tx} ({agrees})',
  world:
    'Keberadaannya sekarang, di semua rantai ({policy}; bagian dari yang dicuri, tiap penyeberangan dihitung sekali):',
  columns: { start: 'Awal', chain: 'Rantai', where: 'Keberadaan', share: 'Bagian' },
  fees: 'biaya transaksi',
  bridgeFees: 'ditahan jembatan, atau dibayarkan tanpa terlihat',
  overlaps: 'yang lebih dahulu ternoda oleh awal lain',
  rounding: 'pembulatan',
};
