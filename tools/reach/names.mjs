import { Project } from '../../dist/src/project/project.js';
import { memberName, unwrapExpression } from '../../dist/src/syntax/index.js';

/** What a call gives that tells how it is awaited. */
const telling = new Set(['promise', 'generator', 'thunk', 'array', 'async-generator']);

/**
 * What methods give by their names alone, where all of a project that have that name agree. Never certain.
 *
 * @param {import('../../dist/src/analysis/environment/index.js').FileSystem} fileSystem
 * @param {import('../../dist/src/analysis/environment/index.js').Settings} settings
 * @param {string} folder
 * @param {readonly string[]} files
 */
export function createNames(fileSystem, settings, folder, files) {
  const { ask, solver } = openProject(fileSystem, settings, folder);
  /** @type {ReturnType<typeof membersByName> | undefined} */
  let members;
  return {
    /** @param {import('@typescript-eslint/utils').TSESTree.Node} operand */
    kindOf(operand) {
      const node = unwrapExpression(operand);
      const callee = node.type === 'CallExpression' ? unwrapExpression(node.callee) : undefined;
      const name = callee?.type === 'MemberExpression' ? memberName(callee) : undefined;
      return name === undefined ? undefined : ask(() => kindByName(name));
    },
  };

  /** @param {string} name */
  function kindByName(name) {
    const found = (members ??= membersByName()).get(name) ?? [];
    const values = found.map(({ file, term }) => solver.call(solver.solve(term, file), [], file));
    const [first] = values;
    if (!first || !telling.has(first.kind) || values.some(({ kind }) => kind !== first.kind)) return undefined;
    const kind = /** @type {'promise'} */ (first.kind);
    const place =
      'place' in first ? first.place : first.kind === 'generator' ? solver.placeOf(first.file, first.at) : undefined;
    return { kind, place };
  }

  function membersByName() {
    /** @type {Map<string, { file: string, term: import('../../dist/src/project/summary/summary.js').Term }[]>} */
    const found = new Map();
    for (const file of files) {
      for (const { properties } of Object.values(solver.files.summaryOf(file)?.objects ?? {})) {
        for (const [name, terms] of Object.entries(properties))
          found.set(name, [...(found.get(name) ?? []), ...terms.map((term) => ({ file, term }))]);
      }
    }
    return found;
  }
}

/**
 * @param {import('../../dist/src/analysis/environment/index.js').FileSystem} fileSystem
 * @param {import('../../dist/src/analysis/environment/index.js').Settings} settings
 * @param {string} folder
 */
function openProject(fileSystem, settings, folder) {
  const project = new Project(fileSystem, settings, folder);
  return {
    solver: project.solver,
    /**
     * @template Answer
     * @param {() => Answer} question
     */
    ask: (question) => project.ask({ left: Infinity }, question),
  };
}
