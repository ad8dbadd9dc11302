/** Name and password in a URL, both empty where there are none. A `%` that is no encoding stands for itself. */
export function credentialsOf(url: URL): { readonly user: string; readonly password: string } {
  return { user: decoded(url.username), password: decoded(url.password) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
