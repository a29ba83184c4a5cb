/**
 * Which room of the source may import which, as lint configuration. What each room is for: docs/architecture.md.
 *
 * A room is imported through its face, `index.ts`, where it has one.
 *
 * @typedef {object} Room
 * @property {string[]} files
 * @property {string} reached How an import of the room looks from outside of it, as a regular expression.
 * @property {string[]} sees The rooms it may import.
 * @property {boolean} [faced] It has a face.
 * @property {string} [closed] What its files may not import of their own room, as a regular expression.
 * @property {boolean} [readsFiles] It makes of other files what the semantic model makes of the one that is linted.
 * @property {string[]} [loads] Packages it may load although others may import their types only.
 */

/**
 * @param {string} name of a folder of `src/`
 * @param {string[]} sees
 * @returns {Room}
 */
const folder = (name, sees) => ({
  files: [`src/${name}/**`],
  reached: `^(\\./|(\\.\\./)+)(src/)?${name}/`,
  sees,
  faced: true,
});

/**
 * @param {string} name of a folder of `src/analysis/`
 * @param {string[]} sees
 * @returns {Room}
 */
const analysisFolder = (name, sees) => ({
  files: [`src/analysis/${name}/**`],
  reached: `^(\\./|(\\.\\./)+)(src/)?analysis/${name}/|^(\\.\\./)+${name}/`,
  sees,
  faced: true,
});

/**
 * @param {string} name of a file in `src/`
 * @param {string[]} sees
 * @returns {Room}
 */
const file = (name, sees) => ({
  files: [`src/${name}.ts`],
  reached: `^(\\./|(\\.\\./)+)(src/)?${name}\\.js$`,
  sees,
});

const base = ['collections', 'syntax', 'catalogue', 'reasons'];
const model = [...base, 'scope', 'environment', 'runners', 'semantics'];
const analysis = [
  ...['scope', 'environment', 'runners', 'semantics', 'hosts', 'generators', 'coroutines', 'stepping'],
  ...['misplaced-await', 'async-generators'],
];
const belowRules = [...base, ...analysis, 'conversion', 'wording', 'offers', 'records', 'rule factory'];

const scope = analysisFolder('scope', base);

/** @type {Record<string, Room>} */
const rooms = {
  collections: folder('collections', []),
  syntax: folder('syntax', []),
  catalogue: folder('catalogue', []),
  reasons: folder('reasons', []),
  scope,
  environment: analysisFolder('environment', base),
  runners: analysisFolder('runners', [...base, 'scope']),
  semantics: analysisFolder('semantics', [...base, 'scope', 'environment', 'runners']),
  hosts: analysisFolder('hosts', model),
  generators: analysisFolder('generators', [...model, 'hosts']),
  coroutines: analysisFolder('coroutines', [...model, 'hosts', 'generators']),
  stepping: analysisFolder('stepping', model),
  'misplaced-await': analysisFolder('misplaced-await', [...model, 'hosts']),
  'async-generators': analysisFolder('async-generators', [...model, 'generators']),
  'package index': folder('package-index', ['manifest']),
  project: { ...folder('project', [...base, ...analysis, 'manifest', 'package index']), readsFiles: true },
  conversion: folder('conversion', [...base, ...analysis]),
  wording: folder('wording', [...base, ...analysis]),
  offers: folder('offers', [...base, ...analysis, 'conversion', 'wording']),
  records: file('records', [...base, ...analysis]),
  'rule factory': file('create-rule', [...base, ...analysis, 'conversion', 'wording', 'offers', 'manifest']),
  rules: {
    files: ['rules/!(index).ts'],
    reached: '/rules/(?!index\\.js$)',
    sees: belowRules,
    closed: '^\\./(?!index\\.js$)',
  },
  'list of rules': { files: ['rules/index.ts'], reached: '/rules/index\\.js$', sees: ['rules', 'rule factory'] },
  evidence: folder('evidence', [...base, ...analysis, 'recorder']),
  manifest: file('manifest', []),
  parser: { ...folder('parser', ['manifest']), faced: false },
  recorder: folder('recorder', ['manifest']),
  'rules on demand': folder('on-demand', [
    ...['collections', 'semantics', 'list of rules', 'rule factory', 'evidence', 'manifest', 'project'],
  ]),
  configs: folder('configs', ['rules on demand', 'rule factory', 'parser']),
  plugin: file('plugin', ['rules on demand', 'rule factory', 'configs', 'manifest', 'parser']),
  entry: {
    files: ['src/index.ts'],
    reached: '^(\\./|(\\.\\./)+(src/)?)index\\.js$',
    sees: ['configs', 'manifest', 'plugin'],
  },
  'other files for browsers': file('browser-project', ['project']),
  'entry for browsers': file('browser', [
    ...['environment', 'other files for browsers', 'parser', 'plugin', 'semantics'],
  ]),
  command: {
    ...folder('cli', [
      ...base,
      ...analysis,
      'wording',
      'records',
      'rule factory',
      'configs',
      'rules on demand',
      'entry',
      'parser',
      'evidence',
      'project',
      'package index',
      'recorder',
      'manifest',
    ]),
    faced: false,
    loads: ['eslint'],
  },
};

/** What only the semantic model asks of a file's scopes: whoever sees the model asks the model. */
const askedThroughModel = [
  ...['exposureOf', 'initialValue', 'isConstructed', 'isLengthSeen', 'isStable', 'mentionsOf', 'readBindings'],
  ...['readsOfMethod', 'stableDeclaration', 'usesOfFunction', 'usesOfValue'],
];

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
  const others = Object.entries(rooms).filter(([other]) => other !== name);
  const typesOnly = broughtByUsers.filter((specifier) => !room.loads?.includes(specifier));
  return [
    ...others
      .filter(([other]) => !room.sees.includes(other))
      .map(([other, { reached }]) => ({
        regex: reached,
        message: `The room "${name}" does not see the room "${other}" (docs/architecture.md).`,
      })),
    ...others
      .filter(([other, { faced }]) => faced && room.sees.includes(other))
      .map(([other, { reached }]) => ({
        regex: `(${reached})(?!index\\.js$)`,
        message: `The room "${other}" is imported through its index.js (docs/architecture.md).`,
      })),
    ...(room.sees.includes('semantics') && !room.readsFiles
      ? [
          {
            regex: scope.reached,
            importNames: askedThroughModel,
            message: 'The semantic model answers this (docs/architecture.md).',
          },
        ]
      : []),
    ...(room.closed ? [{ regex: room.closed, message: `Files of the room "${name}" do not import one another.` }] : []),
    {
      regex: `^(${typesOnly.join('|')})(/|$)`,
      allowTypeImports: true,
      message: 'Users may lack this package: import its types only.',
    },
  ];
}
