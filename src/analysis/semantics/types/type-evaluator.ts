import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { arrayOf, either, type Evaluation, opaque, promise } from '../evaluation.js';

/** The parts of the TypeScript API that are asked; written out, so that nothing here needs TypeScript to be installed. */
interface Type {
  readonly types?: readonly Type[];
  readonly symbol?: { readonly name: string };
  getProperty(name: string): unknown;
  getCallSignatures(): readonly unknown[];
  isUnion(): boolean;
}
interface Checker {
  getTypeAtLocation?(node: unknown): Type;
  isArrayType(type: Type): boolean;
  isTupleType(type: Type): boolean;
  getTypeArguments(type: Type): readonly Type[];
}
interface Services {
  readonly program?: { getTypeChecker(): Checker } | null;
  readonly esTreeNodeToTSNodeMap?: { get(node: TSESTree.Node): unknown };
}

/** Makes the function that asks the type checker what an expression evaluates to; it says opaque where there is none. */
export function createTypeEvaluator(sourceCode: Readonly<TSESLint.SourceCode>): (node: TSESTree.Node) => Evaluation {
  const services = sourceCode.parserServices as Services | undefined;
  const program = services?.program;
  const nodes = services?.esTreeNodeToTSNodeMap;
  if (!program || !nodes) return () => opaque;
  let checker: Checker | undefined;
  return (node) => {
    const tsNode = nodes.get(node);
    checker ??= program.getTypeChecker();
    const type = tsNode ? checker.getTypeAtLocation?.(tsNode) : undefined;
    const answer = type ? evaluationOf(type, checker) : opaque;
    return answer.kind === 'opaque' ? opaque : { ...answer, source: 'types' };
  };
}

function evaluationOf(type: Type, checker: Checker): Evaluation {
  if (type.isUnion()) return type.types!.map((part) => evaluationOf(part, checker)).reduce(either);
  if (type.getProperty('then')) return promise;
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    const elements = checker.getTypeArguments(type).map((element) => evaluationOf(element, checker));
    return arrayOf(elements.length > 0 ? elements.reduce(either) : opaque);
  }
  if (type.symbol?.name === 'AsyncGenerator') return { kind: 'async-generator' };
  if (type.getProperty('next') && type.getProperty('throw')) return { kind: 'generator', generator: undefined };
  return type.getCallSignatures().length > 0 ? { kind: 'thunk' } : opaque;
}
