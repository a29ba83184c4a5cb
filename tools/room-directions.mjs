/**
 * Which room of the source may import which, as lint configuration. What each room is for: docs/architecture.md.
 *
 * @typedef {object} Room
 * @property {string[]} files
 * @property {string} reached How an import of the room looks from outside of it, as a regular expression.
 * @property {string[]} sees The rooms it may import.
 * @property {string} [closed] What its files may not import of their own room, as a regular expression.
 * @property {string[]} [loads] Packages it may load although others may import their types only.
 */

/** @type {Record<string, Room>} */
const rooms = {
  catalogue: { files: ['src/catalogue/**'], reached: '/catalogue/', sees: [] },
  syntax: { files: ['src/syntax/**'], reached: '/syntax/', sees: [] },
  analysis: { files: ['src/analysis/**'], reached: '/analysis/', sees: ['catalogue', 'syntax'] },
  conversion: { files: ['src/conversion/**'], reached: '/conversion/', sees: ['catalogue', 'syntax', 'analysis'] },
  'rule factory': {
    files: ['src/create-rule.ts', 'src/fix-or-suggest.ts'],
    reached: '/(create-rule|fix-or-suggest)\\.js$',
    sees: ['catalogue', 'syntax', 'analysis', 'conversion'],
  },
  rules: {
    files: ['rules/!(index).ts'],
    reached: '/rules/(?!index\\.js$)',
    sees: ['catalogue', 'syntax', 'analysis', 'conversion', 'rule factory'],
    closed: '^\\./(?!index\\.js$)',
  },
  'list of rules': { files: ['rules/index.ts'], reached: '/rules/index\\.js$', sees: ['rules', 'rule factory'] },
  parser: { files: ['src/parser/**'], reached: '/parser/', sees: [] },
  configs: { files: ['src/configs/**'], reached: '/configs/', sees: ['list of rules', 'rule factory', 'parser'] },
  entry: {
    files: ['src/index.ts'],
    reached: '^(\\./|(\\.\\./)+(src/)?)index\\.js$',
    sees: ['list of rules', 'rule factory', 'configs', 'parser'],
  },
  command: {
    files: ['src/cli/**'],
    reached: '/cli/',
    sees: ['catalogue', 'syntax', 'analysis', 'rule factory', 'configs', 'entry', 'parser'],
    loads: ['eslint'],
  },
};

/** Packages that users may lack, or have in versions of their own. */
const broughtByUsers = ['eslint', 'typescript', '@typescript-eslint/[^/]+'];

/**
 * One lint configuration a room.
 *
 * @type {import('eslint').Linter.Config[]}
 */
export const roomDirections = Object.entries(rooms).map(([name, room]) => ({
  name: `room-directions/${name}`,
  files: room.files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: restrictions(name, room) }] },
}));

/**
 * @param {string} name
 * @param {Room} room
 */
function restrictions(name, room) {
  const unseen = Object.entries(rooms).filter(([other]) => other !== name && !room.sees.includes(other));
  const typesOnly = broughtByUsers.filter((specifier) => !room.loads?.includes(specifier));
  return [
    ...unseen.map(([other, { reached }]) => ({
      regex: reached,
      message: `The room "${name}" does not see the room "${other}" (docs/architecture.md).`,
    })),
    ...(room.closed ? [{ regex: room.closed, message: `Files of the room "${name}" do not import one another.` }] : []),
    {
      regex: `^(${typesOnly.join('|')})(/|$)`,
      allowTypeImports: true,
      message: 'Users may lack this package: import its types only.',
    },
  ];
}
