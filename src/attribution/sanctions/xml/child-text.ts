import type { XmlElement } from './xml-element.ts';

/** Text of the first child of a name; empty when there is none. */
export function childText(element: XmlElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text ?? '';
}
