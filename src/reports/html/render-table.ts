import { escapeHtml } from './escape-html.ts';

export interface Column {
  readonly title: string;
  /** Right-aligned digits. */
  readonly numeric?: boolean;
  /** Hashes and addresses: may break anywhere. */
  readonly code?: boolean;
  /** UTC times: the date is not broken. */
  readonly time?: boolean;
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  /** Plain text; escaped here. The first cell heads its row. */
  readonly rows: readonly (readonly string[])[];
  /** Columns under a common head, from the left; together as many as there are columns. */
  readonly groups?: readonly { readonly title: string; readonly span: number }[];
}

/** Rows shown at once; the others are folded away, none is left out. */
const VISIBLE = 40;

/** An accessible table. `more` is the text of the fold, already with its number. */
export function renderTable(table: Table, more: (n: number) => string): string {
  const visible = table.rows.slice(0, VISIBLE);
  const folded = table.rows.slice(VISIBLE);
  const rest =
    folded.length > 0
      ? `<details><summary>${escapeHtml(more(folded.length))}</summary>${one(table, folded)}</details>`
      : '';
  return one(table, visible) + rest;
}

function one({ caption, columns, groups }: Table, rows: Table['rows']): string {
  const grouped = groups
    ? `<tr>${groups
        .map(({ title, span }) => `<th scope="colgroup" colspan="${span}">${escapeHtml(title)}</th>`)
        .join('')}</tr>`
    : '';
  const heads = columns.map((c) => `<th scope="col"${kind(c)}>${escapeHtml(c.title)}</th>`).join('');
  const body = rows
    .map((cells) => {
      const parts = cells.map((cell, i) =>
        i === 0
          ? `<th scope="row"${kind(columns[i]!)}>${escapeHtml(cell)}</th>`
          : `<td${kind(columns[i]!)}>${escapeHtml(cell)}</td>`,
      );
      return `<tr>${parts.join('')}</tr>\n`;
    })
    .join('');
  return (
    `<div class="scroll"><table><caption>${escapeHtml(caption)}</caption>` +
    `<thead>${grouped}<tr>${heads}</tr></thead><tbody>\n${body}</tbody></table></div>\n`
  );
}

function kind({ numeric, code, time }: Column): string {
  if (numeric) return ' class="n"';
  if (time) return ' class="t"';
  return code ? ' class="c"' : '';
}
