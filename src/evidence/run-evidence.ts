import path from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import type { RunEvidence, RunFile } from '../analysis/semantics/index.js';
import {
  type GeneratorSite,
  generatorSitesOf,
  type RecordedFunction,
  type RecordedKinds,
  type SyntaxNode,
} from '../recorder/index.js';
import { unwrapExpression } from '../syntax/index.js';
import { evaluationOf, realCounts } from './kinds.js';
import { type RecordedRun, recordedRun } from './read.js';

/** What was recorded of a value, and where it stood. */
interface RecordedValue {
  readonly recorded: RecordedKinds;
  /** Whether it is the whole of what is yielded, or a part. */
  readonly isOperand: boolean;
}

/** Opens what a recorded run tells of a file. Functions whose text has changed since are not known. */
export function openRunEvidence({ sourceCode, filename, cwd, evidence }: RunFile): RunEvidence | undefined {
  const run = recordedRun(path.resolve(cwd, evidence));
  if (!run) return undefined;
  let found: ReturnType<typeof findRecorded> | undefined;
  const recorded = () => (found ??= findRecorded(run, filename, sourceCode.ast, sourceCode.text));
  const kindsOf = (expression: TSESTree.Node) => {
    const value = recorded().values.get(expression);
    return value && realCounts(value.recorded);
  };

  return {
    evaluate(expression) {
      const value = recorded().values.get(expression);
      return value && evaluationOf(value.recorded, !value.isOperand);
    },
    mixedKinds(expression) {
      const value = recorded().values.get(expression);
      const counts = kindsOf(expression);
      return value && counts && counts.size > 1 && !evaluationOf(value.recorded, true) ? counts : undefined;
    },
    kindsOf,
    hasRun(expression) {
      const value = recorded().values.get(expression);
      return value !== undefined && Object.keys(value.recorded.kinds).length > 0;
    },
    steppersOf: (node) => Object.keys(recorded().functions.get(node)?.steppedBy ?? {}),
    resultsOf(node) {
      const results = recorded().functions.get(node)?.results;
      if (!results?.promises) return undefined;
      return {
        isFunctionInspected: results.reads !== undefined,
        libraryMethods: Object.keys(results.methods ?? {}),
        isHandledAtOnce: Object.keys(results.handlers ?? {}).join() === 'attached',
      };
    },
  };
}

function findRecorded(run: RecordedRun, filename: string, ast: TSESTree.Program, text: string) {
  const functions = new Map<TSESTree.Node, RecordedFunction>();
  const values = new Map<TSESTree.Node, RecordedValue>();
  const ofFile = run.functionsOf(filename);
  for (const site of generatorSitesOf(ast as unknown as SyntaxNode, text)) {
    const recorded = recordedAs(site, ofFile) ?? (ofFile.length === 0 ? run.onlyFunctionOf(site.text) : undefined);
    if (!recorded) continue;
    functions.set(nodeOf(site.node), recorded);
    site.suspensions.forEach(({ node, parts }, index) => {
      const suspension = recorded.suspensions[index];
      if (!suspension) return;
      const operand = nodeOf(node['argument'] as SyntaxNode);
      values.set(unwrapExpression(operand), { recorded: suspension.yields, isOperand: true });
      for (const [place, part] of parts) {
        const kinds = suspension.parts?.[place];
        if (kinds) values.set(unwrapExpression(nodeOf(part)), { recorded: kinds, isOperand: false });
      }
    });
  }
  return { functions, values };
}

/** The recorded function of the same text; by its names, and its place among its equals, where there are several. */
function recordedAs({ text, path, nth }: GeneratorSite, functions: readonly RecordedFunction[]) {
  const same = functions.filter((one) => one.text === text);
  return same.length === 1 ? same[0] : same.find((one) => one.path === path && one.nth === nth);
}

function nodeOf(node: SyntaxNode): TSESTree.Node {
  return node as unknown as TSESTree.Node;
}
