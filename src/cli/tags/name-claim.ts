/** A name of an address, and whose claim that is: the source of a tag, or the file of a table. */
export interface NameClaim {
  readonly name: string;
  readonly source: string;
}
