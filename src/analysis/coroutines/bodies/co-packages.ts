import type { TSESTree } from '@typescript-eslint/utils';
import { namesMadeForCo } from '../../../catalogue/index.js';
import { memoize } from '../../../collections/index.js';
import type { SemanticModel } from '../../semantics/index.js';
import { returnedValues } from './returned-values.js';

/**
 * The package that a value comes from, by calls and properties, if its name says that it was made for co: then a call may
 * return a thunk or a generator. What is loaded for its effects alone changes the package that it is called after.
 */
export function coPackageOf(model: SemanticModel, value: TSESTree.Node): string | undefined {
  const seen = new Set<TSESTree.Node>();
  const waiting = [value];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const node = model.valueOf(next);
    if (seen.has(node)) continue;
    seen.add(node);
    const origin = model.origins.originOf(node);
    if (origin) {
      const found = origin.from === 'module' ? packageBehind(model, origin.name) : undefined;
      if (found) return found;
    } else if (node.type === 'CallExpression') {
      const { function: local } = model.calledFunction(node);
      waiting.push(...(local ? returnedValues(model, local) : [node.callee]));
    } else if (node.type === 'MemberExpression') waiting.push(node.object);
  }
  return undefined;
}

function packageBehind(model: SemanticModel, module: string): string | undefined {
  return namesMadeForCo.test(module) ? module : changedPackages(model).get(module);
}

/** The packages that others were loaded to change, with these. */
const changedPackages = memoize((model: SemanticModel): ReadonlyMap<string, string> => {
  const changed = new Map<string, string>();
  for (const statement of model.sourceCode.ast.body) {
    const name = loadedForEffects(model, statement) ?? '';
    const [, base] = namesMadeForCo.exec(name) ?? [];
    if (base !== undefined) changed.set(base, name);
  }
  return changed;
});

/** What a statement loads, and does nothing else with: `import 'x';`, `require('x');`. */
function loadedForEffects(model: SemanticModel, statement: TSESTree.Node): string | undefined {
  if (statement.type === 'ImportDeclaration')
    return statement.specifiers.length === 0 ? statement.source.value : undefined;
  if (statement.type !== 'ExpressionStatement') return undefined;
  const origin = model.origins.originOf(statement.expression);
  return origin?.from === 'module' && origin.path.length === 0 ? origin.name : undefined;
}
