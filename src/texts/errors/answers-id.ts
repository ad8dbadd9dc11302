/** Indonesian texts of the error codes of questions and answers. */
export const answerErrorsId = {
  ANSWER_REQUEST: {
    message: 'Pertanyaan "{question}" tidak menerima ini: {field}: {reason}.',
    hint: 'Apa yang diterimanya tertulis di docs/reference/answers.md.',
  },
  ANSWER_CURSOR: {
    message: 'Tidak ada halaman jawaban ini yang mulai pada "{input}".',
    hint: 'Pakai `next` dari halaman sebelumnya apa adanya, untuk alamat yang sama, atau mulai lagi tanpa kursor.',
  },
  WORLD_CHAIN: {
    message: 'Data mana yang ditanyakan tidak disebut, atau disebut dua kali: {chain}. Terbuka: {known}.',
    hint: 'Sebutkan satu dari rantai yang terbuka, dan buka satu danau per rantai.',
  },
} as const;
