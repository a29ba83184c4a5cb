/** @typedef {import('../src/catalogue/library.js').Library} Library */
/** @typedef {import('../src/catalogue/hosts.js').HostVersions} HostVersions */

/** @type {Record<import('../src/catalogue/library.js').Family, string>} */
const families = {
  'await-all': 'Exactly what `await` means: any value may be yielded.',
  co: 'Promises are awaited. Arrays, objects, thunks and generators are resolved. Anything else throws.',
  thunks: 'Promises are awaited. Arrays, objects, thunks and generators are resolved. Anything else is given back.',
  task: 'What `await` means, except that generator objects are run.',
  'promise-only': 'Promises are awaited. Anything else throws.',
  immediate: 'Promises are awaited. Anything else is given back at once, as some hand-rolled runners do.',
  callback: 'The body is resumed by a callback. There is no native form, so nothing is converted.',
};

/**
 * The page that lists the libraries, compilers and hosts whose generators the plugin understands.
 *
 * @param {readonly Library[]} libraries
 * @param {readonly import('../src/catalogue/hosts.js').Host[]} hosts
 * @param {readonly import('../src/catalogue/hosts/test-runners.js').TestRunner[]} testRunners
 * @param {readonly import('../src/catalogue/hosts/egg.js').HostedPlace[]} eggPlaces
 * @returns {string} Markdown.
 */
export function knownLibrariesPage(libraries, hosts, testRunners, eggPlaces) {
  const drivers = libraries.filter(({ exports }) => exports.some(isCoroutineExport));
  const others = libraries.filter((library) => !drivers.includes(library));
  /** @param {string} role */
  const withRole = (role) => others.filter(({ exports }) => exports.some((known) => known.role === role));
  const stateMachines = withRole('state-machine');
  const ownMeaning = withRole('own-meaning').filter((library) => !stateMachines.includes(library));
  const interop = withRole('module-interop');
  const named = [stateMachines, ownMeaning, interop].flat();
  const rest = others.filter((library) => !named.includes(library));

  return `# Known libraries

What the plugin knows without being told. [Settings](./settings.md) add to it.

## Coroutine libraries and compiler helpers

${table(
  ['Library', 'Found as', 'Wrappers and runners', 'Family'],
  drivers.map((library) => [
    library.name,
    foundAs(library),
    listed(ownPaths(library).map(shownPath)),
    code(String(library.family)),
  ]),
)}

The family says what \`yield\` means:

${table(
  ['Family', '`yield`'],
  Object.entries(families).map(([family, meaning]) => [code(family), meaning]),
)}

${drivers
  .filter(({ deprecation }) => deprecation)
  .map(({ name, deprecation }) => `- ${name}: ${deprecation?.sentence} ([source](${deprecation?.source}))`)
  .join('\n')}

## Hosts

Frameworks and test runners that are handed generator functions. What a version does decides: it runs them, it takes
them and never runs them, or it refuses them.

${table(
  ['Host', 'Handed to', 'By major version'],
  [
    ...hosts.map((host) => [host.name, handedTo(host), treatments(host.versions)]),
    ...egg(eggPlaces),
    ...testRunners.map((runner) => [runner.name, 'tests and hooks', testTreatments(runner)]),
  ],
)}

## Compiled state machines

Reported, never converted: the original has to be compiled again.

${plainTable(stateMachines)}

## Generators with a meaning of their own

Never reported, never converted.

${plainTable(ownMeaning)}

## Sources of promises and thunks

Known because what they return decides what a \`yield\` becomes.

${plainTable(rest)}

## Module interop

Functions by which compiled code reads a module. Names are followed through them.

${plainTable(interop)}
`;
}

/** @param {Library['exports'][number]} known */
function isCoroutineExport({ role }) {
  return role === 'wrapper' || role === 'runner';
}

/**
 * The paths of a library's wrappers and runners, without those through a property in which the module holds itself.
 *
 * @param {Library} library
 */
function ownPaths({ exports }) {
  const paths = exports.filter(isCoroutineExport).map(({ path }) => path);
  /** @param {string} path */
  const isRepeated = (path) => paths.some((other) => (other === '' ? path === 'default' : path.endsWith(`.${other}`)));
  return paths.filter((path) => !isRepeated(path));
}

/** @param {string} path */
function shownPath(path) {
  if (path === '') return 'the module itself';
  return path === 'default' ? 'the default export' : code(path);
}

/** @param {Library} library */
function foundAs({ modules, globals = {}, inlined = [] }) {
  const shown = modules.slice(0, 2).map(code);
  if (modules.length > 2) shown.push(`${modules.length - 2} more`);
  const names = Object.keys(globals);
  const globalNames = names.length > 0 ? [`the global ${names.slice(0, 3).map(code).join(', ')}`] : [];
  return listed([...shown, ...globalNames, ...(inlined.length > 0 ? ['written into the file'] : [])]);
}

/** @param {import('../src/catalogue/hosts.js').Host} host */
function handedTo({ functions = [], methods = [], adapters = [] }) {
  const names = [...functions, ...adapters].map((name) => (name === 'default' ? 'the module itself' : code(name)));
  const shown = methods.slice(0, 3).map((name) => code(`.${name}()`));
  if (methods.length > 3) shown.push(`${methods.length - 3} more`);
  return listed([...names, ...shown]);
}

/** @param {readonly HostVersions[]} versions */
function treatments(versions) {
  return versions
    .map(({ from, to, treatment, asyncFrom }) => {
      const range = from === undefined ? (to === undefined ? 'all' : `to ${to}`) : rangeFrom(from, to);
      return `${range}: ${treatment}${asyncFrom ? `, async functions from ${asyncFrom} on` : ''}`;
    })
    .join('; ');
}

/**
 * @param {number} from
 * @param {number | undefined} to
 */
function rangeFrom(from, to) {
  if (to === undefined) return `from ${from}`;
  return from === to ? String(from) : `${from} to ${to}`;
}

/**
 * The places of one kind together.
 *
 * @param {readonly import('../src/catalogue/hosts/egg.js').HostedPlace[]} places
 */
function egg(places) {
  const names = [...new Set(places.map(({ name }) => name))];
  return names.map((name) => {
    const ofKind = places.filter((place) => place.name === name);
    return ['egg', name, [...new Set(ofKind.map(({ versions }) => treatments(versions)))].join('; ')];
  });
}

/** @param {import('../src/catalogue/hosts/test-runners.js').TestRunner} runner */
function testTreatments({ versions, supports = [] }) {
  const names = supports.map(({ name }) => code(name));
  const support = names.length > 0 ? [`runs with ${names.join(' or ')}`] : [];
  return [treatments(versions), ...support].filter(Boolean).join('; ');
}

/** @param {readonly Library[]} libraries */
function plainTable(libraries) {
  return table(
    ['Library', 'Found as'],
    libraries.map((library) => [library.name, foundAs(library)]),
  );
}

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** @param {string[]} items */
function listed(items) {
  return items.join(', ');
}

/** @param {string} text */
function code(text) {
  return `\`${text}\``;
}
