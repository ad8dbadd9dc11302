/** Indonesian texts of the error codes of nodes and other servers. */
export const nodeErrorsId = {
  NODE_UNREACHABLE: {
    message: 'Simpul {url} tidak menjawab: {reason}.',
    hint: 'Pastikan simpul berjalan dan melayani RPC, dan URL-nya benar.',
  },
  NODE_URL: {
    message: 'Alamat simpul bukan URL http:// atau https://.',
    hint: 'Misalnya http://127.0.0.1:8332. Alamat itu tidak ditampilkan karena mungkin memuat kata sandi.',
  },
  NODE_AUTH: {
    message: 'Simpul {url} menolak kredensial.',
    hint: 'Berikan --rpc-cookie <datadir>/.cookie, atau --rpc-user dengan kata sandi di JEJAK_RPC_PASSWORD.',
  },
  NODE_ANSWER: {
    message: 'Simpul {url} menjawab {method} dengan: {reason}.',
    hint: 'Periksa versi simpul, dan bahwa simpul tidak dipangkas.',
  },
  NODE_RATE_LIMIT: {
    message: 'Simpul {url} membatasi jumlah permintaan: {reason}.',
    hint: 'Coba lagi nanti, atau minta lebih sedikit sekaligus.',
  },
  NODE_TIMEOUT: {
    message: 'Simpul {url} terlalu lambat menjawab {method}: {reason}.',
    hint: 'Coba lagi nanti. Untuk simpul yang memang perlu waktu lebih lama, naikkan --rpc-timeout.',
  },
  NODE_TOO_LARGE: {
    message: 'Simpul {url} menjawab {method} dengan {reason}; sisanya tidak dibaca.',
    hint: 'Jawaban yang jujur tidak sebesar itu. Pakai simpul lain, atau periksa apa yang ada di antara simpul itu dan Anda.',
  },
  NODE_REDIRECT: {
    message:
      'Simpul {url} mengalihkan ke tempat lain ({reason}) yang tidak Anda sebut; tempat itu tidak dihubungi.',
    hint: 'Bila Anda memercayai alamat itu, berikan dengan --rpc.',
  },
  NODE_TLS: {
    message: 'Sertifikat {url} tidak dapat dipercaya: {reason}.',
    hint: 'Untuk otoritas sertifikat Anda sendiri, berikan sertifikatnya dengan --rpc-ca <berkas>. Pemeriksaan ini tidak dapat dimatikan.',
  },
  NODE_PROXY: {
    message: 'Proksi tidak sampai ke {url}: {reason}.',
    hint: 'Periksa --rpc-proxy, dan bahwa proksi itu mengizinkan alamat ini.',
  },
  HTTP_PROXY_URL: {
    message: 'Alamat proksi tidak berbentuk http://host:port.',
    hint: 'Misalnya --rpc-proxy http://127.0.0.1:3128. Alamat itu tidak ditampilkan karena mungkin memuat kata sandi.',
  },
} as const;
