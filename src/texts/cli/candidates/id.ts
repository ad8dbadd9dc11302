import type { CandidateTexts } from './candidate-texts.ts';

export const candidateTextsId: CandidateTexts = {
  title:
    'Kandidat. Tidak ada penelusuran yang berhenti atau diteruskan karenanya; alasannya disebut pada setiap kandidat:',
  line: '{chain} {tx}: {what} melalui {protocol}; {reason}',
  payout: '{chain} {tx}: {what} melalui {protocol} untuk {nearChain} {nearTx}; {reason}',
  kinds: {
    swap: 'pertukaran',
    'liquidity-add': 'likuiditas yang dimasukkan ke kolam',
    'liquidity-remove': 'likuiditas yang diambil dari kolam',
    'bridge-out': 'pembayaran ke jembatan',
    'bridge-in': 'pembayaran keluar dari jembatan',
    'mixer-deposit': 'setoran ke mixer',
    'mixer-withdrawal': 'penarikan dari mixer',
    'loan-supply': 'agunan pinjaman',
    'loan-borrow': 'pinjaman',
    memo: 'memo di Bitcoin',
  },
  reasons: {
    'contract-not-listed': 'kontrak yang menyatakannya, {site}, tidak tercantum dalam daftar Jejak mana pun',
    'memo-alone': 'hanya memo yang menyatakannya, dan siapa pun dapat menulis memo',
    'other-recipient': 'penerimanya bukan yang disebut dalam pembayaran ke jembatan',
    'payout-first':
      'lebih dahulu daripada pembayaran ke jembatan, melebihi selisih yang mungkin antara jam kedua rantai',
    expired: 'datang lebih lambat daripada waktu yang dibutuhkan jembatan ini untuk membayar',
    'bridge-closed':
      'saat itu jembatannya sudah ditutup; yang dinyatakan tentangnya sesudah itu adalah perbuatan pihak lain',
    'pays-more': 'yang keluar lebih banyak daripada yang masuk ke jembatan',
  },
};
