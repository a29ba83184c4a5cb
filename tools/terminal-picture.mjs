import { spawnSync } from 'node:child_process';

/** The colors of the command, on a dark ground, by the numbers that terminals know them by. */
const colors = /** @type {Record<string, string>} */ ({
  31: '#ff9d92',
  32: '#7ee0a8',
  33: '#efc877',
  35: '#e0a6f0',
  36: '#8fd3ff',
});

/** What switches a color, or another look, on or off; its number is captured. */
const switchSource = String.raw`\u001b\[(\d+)m`;

const widest = 108;
const character = 7.8;
const lineHeight = 18;

/**
 * A picture of what the command prints, in colors, about the example of the repository.
 *
 * @returns {string} SVG.
 */
export function terminalPicture() {
  const command = ['dist/src/cli/main.js', 'legacy-service', '--color'];
  const { stdout } = spawnSync(process.execPath, [`../${command[0]}`, ...command.slice(1)], {
    cwd: 'examples',
    encoding: 'utf8',
  });
  const lines = ['$ npx native-async legacy-service', ...stdout.trimEnd().split('\n')].map(cut);
  const width = Math.round(widest * character + 40);
  const height = lines.length * lineHeight + 56;
  const rows = lines.map((line, index) => `<text x="20" y="${48 + index * lineHeight}">${spans(line)}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13" fill="#d7dde5">
<rect width="${width}" height="${height}" rx="10" fill="#14181d"/>
<g fill="#3a424c"><circle cx="22" cy="18" r="5"/><circle cx="40" cy="18" r="5"/><circle cx="58" cy="18" r="5"/></g>
${rows.join('\n')}
</svg>
`;
}

/** @param {string} line */
function cut(line) {
  let shown = 0;
  const parts = line.split(new RegExp(switchSource)).map((part, index) => {
    if (index % 2 === 1) return `\u001b[${part}m`;
    const rest = part.slice(0, Math.max(widest - shown, 0));
    shown += part.length;
    return rest;
  });
  return parts.join('') + (shown > widest ? '…' : '');
}

/**
 * The parts of a line that look alike.
 *
 * @param {string} line
 */
function spans(line) {
  /** @type {Record<string, string>} */
  let style = {};
  return line
    .split(new RegExp(switchSource))
    .map((part, index) => {
      if (index % 2 === 1) {
        style = styleAfter(style, part);
        return '';
      }
      const attributes = Object.entries(style).map(([name, value]) => ` ${name}="${value}"`);
      // Spaces of the common kind run together in a picture.
      const text = part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(' ', '\u00a0');
      return attributes.length > 0 && text ? `<tspan${attributes.join('')}>${text}</tspan>` : text;
    })
    .join('');
}

/**
 * @param {Record<string, string>} style
 * @param {string} code
 * @returns {Record<string, string>}
 */
function styleAfter(style, code) {
  if (code === '1') return { ...style, 'font-weight': 'bold' };
  if (code === '2') return { ...style, opacity: '0.65' };
  if (code === '4') return { ...style, 'text-decoration': 'underline' };
  if (code === '39') return Object.fromEntries(Object.entries(style).filter(([name]) => name !== 'fill'));
  return colors[code] ? { ...style, fill: colors[code] } : {};
}
