import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { propertyName } from '../../../syntax/index.js';
import type { SuspensionRewrite } from '../conversion.js';

/**
 * Whether an object is yielded only to be taken apart at once, by the same keys: `const { a, b } = yield { a: p, b: q }`.
 *
 * @returns the pattern, and in the order of the object's keys the names that it binds, empty where it binds none
 */
export function planDestructuring(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: TSESTree.YieldExpression,
): SuspensionRewrite['destructuring'] {
  const { parent, argument } = node;
  if (parent.type !== 'VariableDeclarator' || parent.id.type !== 'ObjectPattern' || parent.id.typeAnnotation)
    return undefined;
  if (argument?.type !== 'ObjectExpression' || sourceCode.getCommentsInside(parent).length > 0) return undefined;
  const names = boundNames(parent.id);
  const keys = argument.properties.map(plainKey);
  const isDistinct = new Set(keys).size === keys.length && !keys.includes(undefined);
  if (!names || !isDistinct || ![...names.keys()].every((name) => keys.includes(name))) return undefined;
  return { pattern: parent.id, names: keys.map((key) => names.get(key!) ?? '') };
}

/** The variable that a pattern binds for each key; undefined if it does anything else. */
function boundNames(pattern: TSESTree.ObjectPattern): Map<string, string> | undefined {
  const names = new Map<string, string>();
  for (const property of pattern.properties) {
    if (property.type !== 'Property' || property.computed || property.value.type !== 'Identifier') return undefined;
    names.set(propertyName(property)!, property.value.name);
  }
  return names.size === pattern.properties.length ? names : undefined;
}

function plainKey(property: TSESTree.ObjectLiteralElement): string | undefined {
  if (property.type !== 'Property' || property.kind !== 'init' || property.method || property.computed)
    return undefined;
  return propertyName(property);
}

/** Words that no variable in an async function of a module can have as its name. */
const reserved =
  /^(?:arguments|await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|eval|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield)$/;

/** The keys of an object literal, where all are written out, differ, and can be names of variables. */
export function namesOfKeys(sourceCode: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): string[] | undefined {
  if (node.type !== 'ObjectExpression' || sourceCode.getCommentsInside(node).length > 0) return undefined;
  const keys = node.properties.map(plainKey);
  const names = keys.filter((key) => key !== undefined && /^[A-Za-z_$][\w$]*$/.test(key) && !reserved.test(key));
  return new Set(names).size === keys.length ? (names as string[]) : undefined;
}
