import type { MixerTexts } from './mixer-texts.ts';

export const mixerTextsId: MixerTexts = {
  title:
    'Mixer {protocol}: {traced} setoran terlacak dari {deposits}; {n} dari {m} penarikan dihubungkan oleh suatu aturan. Calon, bukan jawaban:',
  group: 'satu pelaku menurut aturan {rule} ({key}): {deposits} setoran, {withdrawals} penarikan',
  none: 'Mixer {protocol}: {traced} setoran terlacak dari {deposits}; tidak ada aturan yang menghubungkan satu pun dari {m} penarikan.',
  notApplied:
    'Aturan {rule} tidak diterapkan pada {into} dari {deposits} setoran dan {out} dari {withdrawals} penarikan: {reason}.',
  reasons: {
    'base-fee':
      'bloknya memiliki biaya dasar (EIP-1559), harga gas mengikutinya, dan dua harga yang sama tidak berarti apa-apa',
    'no-price': 'data tidak menyebut harga gasnya',
  },
  histories:
    'Akun penyetor yang dibaca seluruhnya: {whole} dari {accounts}. Dari akun lainnya hanya {most} transfer terbaru yang dibaca: hubungan dengan penerima mungkin terlewat, dan aturan remainder tidak memperhitungkannya.',
  caveat: 'Asumsi setiap aturan ada di docs/explanation/tornado-cash.md.',
};
