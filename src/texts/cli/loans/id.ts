import type { LoanTexts } from './loan-texts.ts';

export const loanTextsId: LoanTexts = {
  title:
    'Pinjaman yang diambil setelah nilai terlacak menjadi agunan di pasar yang sama. Kandidat: tidak masuk jumlah mana pun dan tidak diikuti:',
  line: '{chain} {tx} ({time} UTC): {borrower} meminjam {amount} dari {protocol}',
  collateral: '  dengan agunan {amount} yang dimasukkan lewat {tx} ({time} UTC)',
  unnamed: 'jumlah yang tidak disebut asetnya',
  follow:
    'Agunan mungkin sudah ditarik kembali sebelumnya, dan pinjaman mungkin juga bertumpu pada agunan lain. Untuk mengikuti suatu pinjaman, jadikan awal: --from <transaksi>:<penerima>',
};
