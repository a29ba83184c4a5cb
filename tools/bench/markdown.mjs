/**
 * @param {readonly string[]} heads
 * @param {readonly (readonly (string | number)[])[]} rows
 * @returns {string} A table in Markdown, numbers to the right.
 */
export function table(heads, rows) {
  const aligned = heads.map((_, at) => (rows.every((row) => /^[\d<–-]/.test(String(row[at]))) ? '---:' : '---'));
  return [heads, aligned, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/**
 * A number with as many digits as it is worth.
 *
 * @param {number} value
 */
export function figure(value) {
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}
