/** A value of a pack as YAML has it. Dates stay the text that was written; a number that would lose digits does too. */
export type PackValue =
  | string
  | number
  | boolean
  | null
  | readonly PackValue[]
  | { readonly [key: string]: PackValue };

export type PackFields = Readonly<Record<string, PackValue>>;

/** One tag or actor, with its own fields only: what the header says is not repeated in it. */
export interface PackItem {
  readonly fields: PackFields;
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
}

/** A TagPack has `tags`, an ActorPack has `actors`; all other fields of the file are its header. */
export type PackKind = 'tags' | 'actors';

export interface Pack {
  readonly kind: PackKind;
  readonly header: PackFields;
  readonly items: readonly PackItem[];
}

/** A pack whose items are read one after another, so that a large one is never in memory as a whole. */
export interface PackStream extends Omit<Pack, 'items'> {
  readonly items: Iterable<PackItem>;
  /** Texts of the files that were included, in the order of reading. */
  readonly included: readonly string[];
}

export interface PackPlace {
  /** As the user named it, for errors. */
  readonly file: string;
  /** Text of a file named by `!include`. Absent: includes are refused. */
  readonly include?: (name: string) => string;
}
