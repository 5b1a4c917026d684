/** A cell that a spreadsheet would run as a formula, in wide signs too, is told to be a text. */
const harmless = (cell: string): string =>
  /^[=+\-@\t\r\n\0＝＋－＠]/.test(cell) ? `'${cell}` : cell;

const quoted = (cell: string): string =>
  /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Rows as a French Excel opens them: UTF-8 with its mark, semicolons, Windows' ends of lines. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map((cell) => quoted(harmless(cell))).join(';')}\r\n`).join('')}`;
