/** Where a claim can be read. `key` is the name under which the file's claims call it. */
export interface Source {
  readonly key: string;
  readonly title: string;
  readonly publisher?: string;
  readonly date?: string;
  readonly url?: string;
}

/** What a file's claims are read with: the sources that it declares. */
export interface SourceBook {
  readonly sources: ReadonlyMap<string, Source>;
}
