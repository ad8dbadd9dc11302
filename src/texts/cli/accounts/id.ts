import type { AccountTexts } from './account-texts.ts';

export const accountTextsId: AccountTexts = {
  rules: {
    deposit: 'memakai alamat setoran yang sama',
    'token-deposit': 'memakai alamat setoran yang sama (token)',
    airdrop: 'airdrop dikumpulkan di satu alamat',
    'self-authorisation': 'yang satu boleh membelanjakan token yang lain',
    'gas-funder': 'yang satu membayar gas pertama yang lain',
    'same-address': 'alamat yang sama di rantai lain',
  },
  cluster: 'klaster {id}: {size} alamat yang saling terkait menurut aturan; aturan yang dipakai: {rules}',
  alone: '{address} tidak terkait dengan alamat lain menurut aturan ini: {rules}',
  tagged:
    '{address} berlabel "{label}" ({category}): layanan yang dipakai banyak orang tidak dikaitkan dengan siapa pun.',
  depositAddress:
    '{address} tampak seperti alamat setoran {label}: {senders} alamat menyetor ke sana, antara lain {first}. Alamat ini sendiri bukan anggota; tanyakan: {command}',
  same: '{a} dan {b} berada dalam klaster {id}: {steps} kaitan.',
  apart: '{a} dan {b} tidak dalam satu klaster menurut aturan ini ({sizeA} dan {sizeB} alamat): {rules}',
  noLink: 'tidak ada aturan yang mengaitkan {address} dengan alamat lain',
  evidence: '{count} transaksi',
  evidenceAt: '{step}. {hash} (blok {number}, {chain})',
  why: 'Transaksi di balik sebuah kaitan: {command}',
  capped:
    '{looked} dari {known} alamat yang terjangkau kaitan sudah diperiksa, lalu batas --max-transactions habis: klaster mungkin lebih besar.',
  busy: '{count} akun dengan lebih dari {limit} transfer dianggap layanan dan tidak diperiksa; naikkan --max-outputs untuk mengubahnya.',
  needsTags: 'Pemakaian ulang alamat setoran tidak diperiksa: perlu label bursa (--tags).',
  noExchange:
    'Tidak ada label yang menyebut alamat bursa dalam data ini: pemakaian ulang alamat setoran tidak dapat terlihat.',
  exchanges: '{count} alamat bursa yang berlabel ada dalam data; setoran ke bursa lain tidak terlihat.',
  needsLogs:
    'Otorisasi sendiri memerlukan log; log tidak ada di {count} dari {blocks} blok ({chain}), seperti pada setiap tabel aliran dana.',
  needsBegin:
    'Pendana gas: data {chain} mulai pada blok {first}; koin pertama yang terlihat belum tentu yang pertama.',
  needsAlso:
    'Alamat yang sama hanya dapat ditemukan di rantai lain yang danau datanya disebut dengan --also.',
  caveat:
    'Kaitan ini inferensi. Pada tabel buatan dengan 1 dari 100 setoran untuk orang lain, 80 % pasangan menurut alamat setoran benar (docs/accuracy.md). Asumsi tiap aturan dan kelemahannya: docs/explanation/account-clusters.md.',
};
