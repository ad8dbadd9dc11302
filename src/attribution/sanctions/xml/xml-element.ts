/** An element of a record, without namespaces. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text of the element itself, trimmed. */
  text: string;
  readonly children: XmlElement[];
  /** Line on which it begins. */
  readonly line: number;
}
