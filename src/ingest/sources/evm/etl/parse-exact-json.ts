/** A text, or a number outside of texts. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const SAFE_DIGITS = 15;

/**
 * JSON.parse that does not round: a whole number of more than 15 digits becomes a text of its digits. Errors:
 * SyntaxError.
 */
export function parseExactJson(text: string): unknown {
  return JSON.parse(
    text.replace(TOKEN, (token) =>
      token.length > SAFE_DIGITS && /^\d+$/.test(token) ? `"${token}"` : token,
    ),
  );
}
