import path from 'node:path';
import { rolesOf } from '../../dist/src/analysis/generators/index.js';
import { downstreamOf, findHandlers } from '../../dist/src/analysis/hosts/index.js';
import { mayHaveGenerator, provideProjectKnowledge, semanticModelOf } from '../../dist/src/analysis/semantics/index.js';
import { fileSystem, readSettings } from '../../dist/src/analysis/environment/index.js';
import { createConfig } from '../../dist/src/cli/eslint-config.js';
import { sourceFiles } from '../../dist/src/cli/files/source-files.js';
import { loadESLint } from '../../dist/src/cli/load-eslint.js';
import { openRunEvidence } from '../../dist/src/evidence/run-evidence.js';
import { openProject } from '../../dist/src/project/index.js';
import { isGeneratorFunction, unwrapExpression } from '../../dist/src/syntax/index.js';
import { contradictionOf } from './contradiction.mjs';
import { createNames } from './names.mjs';

/**
 * @typedef {import('@typescript-eslint/utils').TSESTree.Node} Node
 * @typedef {import('../../dist/src/analysis/semantics/index.js').SemanticModel} SemanticModel
 * @typedef {import('../../dist/src/analysis/semantics/index.js').Evaluation} Evaluation
 * @typedef {import('../../dist/src/analysis/semantics/index.js').RunEvidence} RunEvidence
 *
 * @typedef {object} Site What is known of one suspension.
 * @property {string} file
 * @property {number} line
 * @property {string} operand
 * @property {Evaluation['kind']} kind
 * @property {import('../../dist/src/analysis/semantics/index.js').EvaluationSource | 'file' | undefined} source
 *   Undefined where nothing decides.
 * @property {string} by The file and line that decide it; empty where a catalogue or a type does.
 * @property {'decided' | 'undecided' | 'never ran' | 'not recorded'} run What a recorded run says of it.
 * @property {string | undefined} contradiction What was seen that cannot be.
 * @property {boolean} hasRunner Whether it is known what runs the generator function.
 *
 * @typedef {object} Suspension
 * @property {Node} operand
 * @property {boolean} hasRunner
 * @property {boolean} isDownstream It waits for the middleware that its host hands over.
 */

provideProjectKnowledge(openProject);

/**
 * What is known of every suspension with an operand, in the generator functions of a folder that do not iterate.
 *
 * @param {string} folder
 * @param {string | undefined} evidence The file of a recorded run.
 * @returns {Promise<Site[]>}
 */
export async function sitesIn(folder, evidence) {
  const files = await sourceFiles([folder], { directory: folder, ignorePatterns: [], honoursIgnoreFiles: true });
  const names = createNames(fileSystem(), readSettings({}), folder, files);
  /** @type {Site[]} */
  const sites = [];
  /** @type {import('eslint').Rule.RuleModule} */
  const reach = {
    create: (context) => ({
      'Program:exit'() {
        const file = /** @type {Parameters<typeof semanticModelOf>[0]} */ (/** @type {unknown} */ (context));
        if (!mayHaveGenerator(file.sourceCode)) return;
        const model = semanticModelOf(file);
        const { sourceCode, filename, cwd } = model;
        const run = evidence === undefined ? undefined : openRunEvidence({ sourceCode, filename, cwd, evidence });
        for (const suspension of suspensionsOf(model)) sites.push(siteOf(model, suspension, run, names));
      },
    }),
  };
  const loaded = await loadESLint(folder, false);
  const eslint = new loaded.ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [
      ...createConfig(loaded, { only: [], usesTargetPackages: false }),
      { plugins: { reach: { rules: { reach } } }, rules: { 'reach/reach': 'warn' } },
    ],
    globInputPaths: false,
  });
  await eslint.lintFiles(files);
  return sites.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

/**
 * @param {SemanticModel} model
 * @returns {Suspension[]}
 */
function suspensionsOf(model) {
  const roles = rolesOf(model);
  const handlers = findHandlers(model);
  return [...model.syntax.functions].flatMap(([node, { yields }]) => {
    const found = isGeneratorFunction(node) ? roles.get(node) : undefined;
    if (found?.role !== 'coroutine' && found?.role !== 'unknown') return [];
    const handling = handlers.get(found.function)?.handlings[0];
    const hasRunner =
      handling !== undefined || found.isHandedOver || found.evidence.some(({ code }) => code.startsWith('run-by'));
    const downstream =
      handling?.host.convention === 'koa-1' ? downstreamOf(model, found.function, handling.contextAt).yields : [];
    return yields.flatMap((suspension) =>
      suspension.argument
        ? { operand: suspension.argument, hasRunner, isDownstream: downstream.includes(suspension) }
        : [],
    );
  });
}

/** What koa 1 and its kin hand to middleware as what is downstream. */
const downstream = /** @type {Evaluation} */ ({ kind: 'generator', generator: undefined, source: 'catalogue' });

/**
 * @param {SemanticModel} model
 * @param {Suspension} suspension
 * @param {RunEvidence | undefined} run
 * @param {ReturnType<typeof createNames>} names
 * @returns {Site}
 */
function siteOf(model, { operand, hasRunner, isDownstream }, run, names) {
  const evaluation = isDownstream ? downstream : model.evaluate(operand);
  const { line } = operand.loc.start;
  const isDecided = evaluation.kind !== 'opaque';
  const named = isDecided ? undefined : names.kindOf(operand);
  const at = evaluation.place ?? named?.place;
  const source = isDecided ? (evaluation.source ?? 'file') : named && 'name';
  return {
    file: path.relative(model.cwd, model.filename),
    line,
    operand: model.sourceCode
      .getText(/** @type {never} */ (operand))
      .replaceAll(/\s+/g, ' ')
      .slice(0, 60),
    kind: named?.kind ?? evaluation.kind,
    source,
    by: at ? `${path.relative(model.cwd, at.file)}:${at.line}` : source === 'file' ? `line ${line}` : '',
    run: runOn(operand, run),
    contradiction: run && contradictionIn(model, operand, run, isDownstream ? 'generator' : named?.kind),
    hasRunner,
  };
}

/**
 * @param {Node} operand
 * @param {RunEvidence | undefined} run
 */
function runOn(operand, run) {
  if (!run) return 'not recorded';
  const node = unwrapExpression(operand);
  if (run.evaluate(node)) return 'decided';
  return run.hasRun(node) ? 'undecided' : 'never ran';
}

/**
 * What was seen of an expression, or of a part of it, that is another thing than the code says.
 *
 * @param {SemanticModel} model
 * @param {Node} expression
 * @param {RunEvidence} run
 * @param {Evaluation['kind'] | undefined} named
 * @returns {string | undefined}
 */
function contradictionIn(model, expression, run, named) {
  const node = unwrapExpression(expression);
  const known = model.evaluate(node);
  const own = contradictionOf(
    named ? { .../** @type {Evaluation} */ (known), kind: /** @type {never} */ (named) } : known,
    run.kindsOf(node),
  );
  if (own) return own;
  const parts =
    node.type === 'ArrayExpression'
      ? node.elements.flatMap((element) => element ?? [])
      : node.type === 'ObjectExpression'
        ? node.properties.flatMap((property) => (property.type === 'Property' ? property.value : []))
        : [];
  return parts.map((part) => contradictionIn(model, part, run, undefined)).find(Boolean);
}
