/** Where the compiled code of a thread stands, `url` being its file beside the caller: threads run it also when the tests run the sources. */
export function compiledThread(url: URL): URL {
  if (!url.pathname.endsWith('.ts')) return url;
  const from = url.href.lastIndexOf('/src/');
  return new URL(`${url.href.slice(0, from)}/dist/${url.href.slice(from + 5, -3)}.js`);
}
