import { JejakError } from '../primitives/jejak-error.ts';

/** The proxy that a text names; undefined for none. Errors: HTTP_PROXY_URL, which does not show it. */
export function proxyOf(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' && url.pathname === '/' && url.search === '') return url;
  throw new JejakError('HTTP_PROXY_URL');
}
