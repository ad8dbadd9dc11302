/** Error codes of talking to nodes and other servers: a part of the table in `error-codes.ts`. */
export const NODE_ERRORS = {
  NODE_UNREACHABLE: {
    message: 'The node {url} does not answer: {reason}.',
    hint: 'Check that it runs and serves RPC, and the URL.',
    retryable: true,
  },
  NODE_URL: {
    message: 'The address of the node is not an http:// or https:// URL.',
    hint: 'For example http://127.0.0.1:8332. It is not shown here, because it may hold a password.',
  },
  NODE_AUTH: {
    message: 'The node {url} refuses the credentials.',
    hint: 'Give --rpc-cookie <datadir>/.cookie, or --rpc-user with the password in JEJAK_RPC_PASSWORD.',
  },
  NODE_ANSWER: {
    message: 'The node {url} answered {method} with: {reason}.',
    hint: 'Check the version of the node, and that it is not pruned.',
  },
  NODE_RATE_LIMIT: {
    message: 'The node {url} limits the number of requests: {reason}.',
    hint: 'Try again later, or ask for less at once.',
    retryable: true,
  },
  NODE_TIMEOUT: {
    message: 'The node {url} was too slow to answer {method}: {reason}.',
    hint: 'Try again later. For a node that needs longer, raise --rpc-timeout.',
    retryable: true,
  },
  NODE_TOO_LARGE: {
    message: 'The node {url} answered {method} with {reason}; the rest was not read.',
    hint: 'No honest answer is that large. Take another node, or look at what stands between it and you.',
  },
  NODE_REDIRECT: {
    message: 'The node {url} sends elsewhere ({reason}), which you did not name and which was not asked.',
    hint: 'If you trust that address, give it with --rpc.',
  },
  NODE_TLS: {
    message: 'The certificate of {url} cannot be trusted: {reason}.',
    hint: 'For an authority of your own, give its certificate with --rpc-ca <file>. There is no way to switch the check off.',
  },
  NODE_PROXY: {
    message: 'The proxy does not lead to {url}: {reason}.',
    hint: 'Check --rpc-proxy, and that the proxy allows this address.',
  },
  HTTP_PROXY_URL: {
    message: 'The address of the proxy is not of the form http://host:port.',
    hint: 'For example --rpc-proxy http://127.0.0.1:3128. It is not shown here, because it may hold a password.',
  },
} as const;
