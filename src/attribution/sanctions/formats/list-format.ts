import type { SanctionEntry, SanctionListId, SanctionProblem } from '../sanction-entry.ts';
import type { XmlElement } from '../xml/xml-element.ts';

/** A reader of one official XML format. */
export interface ListFormat {
  readonly format: string;
  readonly list: SanctionListId;
  /** Names of the elements that `take` gets. */
  readonly records: readonly string[];
  /** Begins a file; a file is read by one of them. */
  readonly begin: (root: Readonly<Record<string, string>>) => ListReader;
}

export interface ListReader {
  readonly take: (record: XmlElement, path: readonly string[]) => void;
  /** What was read, after the last record. */
  readonly end: () => {
    /** Where files of one form hold different lists. */
    readonly list?: SanctionListId;
    readonly published: string | undefined;
    readonly entries: readonly SanctionEntry[];
    readonly problems: readonly SanctionProblem[];
  };
}
