import { credentialsOf } from './credentials-of.ts';

/** The header that names the user to a proxy; none where its URL has no name. */
export function proxyHeaders(proxy: URL): Readonly<Record<string, string>> {
  const { user, password } = credentialsOf(proxy);
  if (user === '') return {};
  return { 'proxy-authorization': `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}
