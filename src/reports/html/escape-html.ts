const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text for an HTML element or a quoted attribute. Control characters and the marks that turn the direction of writing
 * become U+FFFD, so that a tag's text cannot disguise what stands beside it.
 */
export function escapeHtml(text: string): string {
  return text
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (c) => (c === '\n' || c === '\t' ? ' ' : '\ufffd'))
    .replace(/[&<>"']/g, (c) => ENTITIES[c]!);
}
