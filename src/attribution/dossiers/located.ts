/** A YAML value that knows its line. Scalars are the text that was written: no amount ever passes through a number. */
export type Located =
  | { readonly is: 'text'; readonly line: number; readonly text: string }
  | { readonly is: 'list'; readonly line: number; readonly items: readonly Located[] }
  | { readonly is: 'fields'; readonly line: number; readonly fields: ReadonlyMap<string, LocatedField> }
  | { readonly is: 'empty'; readonly line: number };

export interface LocatedField {
  /** Line of the key. */
  readonly line: number;
  readonly value: Located;
}
