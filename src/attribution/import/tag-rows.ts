import type { PackFields } from '../packs/pack.ts';

/** A tag of a source before it is looked at, in fields of the TagPack standard; its own beat the inherited ones. */
export interface TagRow {
  readonly own: PackFields;
  /** The same object for all tags of a source. */
  readonly inherited: PackFields;
  readonly line: number;
}

/** A source of tags in one of the forms that Jejak reads. */
export interface TagRows {
  /** `tagpack`, `list`, `csv`, or the name of a known layout. */
  readonly format: string;
  /** What the file says about itself, else its name. */
  readonly title: string;
  readonly creator?: string;
  /** What the header of a pack says about the pack itself, as it was. */
  readonly about?: PackFields;
  readonly rows: Iterable<TagRow>;
  /** What the tags mean beyond the bytes of the file: texts of included files, the name where it names the asset. */
  readonly beyond: readonly string[];
}

export interface TagRowOptions {
  /** Columns of a CSV file by field of the standard. */
  readonly map: Readonly<Record<string, string>>;
  /** Fields for tags that do not have them. */
  readonly set: Readonly<Record<string, string>>;
}

export interface TagFile {
  /** As the user named it. */
  readonly path: string;
  readonly text: string;
  /** Text of a file that is named relative to this one. */
  readonly include: (name: string) => string;
}
