import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  functionKeys,
  handedFor,
  handedOn,
  indexSyntax,
  missingArgumentOf,
  readBindings,
  runsOfParameter,
} from '../../analysis/scope/index.js';
import { createRunnerShapes, mentionsRunner } from '../../analysis/runners/index.js';
import type { ProjectFile } from '../../analysis/semantics/index.js';
import { type FunctionNode, isFunction, neverCompletes, parameterCount } from '../../syntax/index.js';
import type { ParsedFile } from '../source/parse.js';
import { givesCall, isHandedToFile, keptParameters } from './loaded-files.js';
import { ArrayContents } from './array-contents.js';
import { generatorNamesIn } from './generator-names.js';
import { loadsOf } from './loads.js';
import { readMemberWrites } from './member-writes.js';
import { nameOfCallable, readClass, readLiteral } from './members.js';
import { readExports } from './module-exports.js';
import { Receivers } from './receivers.js';
import {
  eitherOf,
  exportsKey,
  partOf,
  type FunctionForm,
  type FunctionSummary,
  plain,
  type Summary,
  type Term,
  unknown,
} from './summary.js';
import { type Callable, startOf, Tables } from './tables.js';
import { TermReader } from './terms.js';
import { termOfVariable } from './variables.js';

/** A file while it is asked about, and what it says of itself so far. */
export interface FileReading {
  /** What an expression of the file is. */
  termOf(node: TSESTree.Node): Term;
  /** What the file says of itself: of all that it exports, and of all that it has been asked about. */
  summary(): Summary;
}

/** A file, and what has been found out of its names and its syntax. */
export type ReadableFile = Pick<ProjectFile, 'sourceCode' | 'bindings' | 'syntax' | 'runners'>;

/** Summarises a file that is not the one that is linted. */
export function summarise(file: ParsedFile): Summary {
  const sourceCode = file as ProjectFile['sourceCode'];
  const bindings = readBindings(sourceCode);
  const syntax = indexSyntax(sourceCode);
  const runners = mentionsRunner(file.text) ? createRunnerShapes({ sourceCode, bindings }, syntax) : undefined;
  return readFile({ sourceCode, bindings, syntax, runners }).summary();
}

/** Reads a file: a pure function of its text. */
export function readFile(file: ReadableFile): FileReading {
  return new Reader(file);
}

/** What of a summary is written while it is read. */
interface Written {
  readonly functions: Record<number, FunctionSummary>;
  readonly variables: Record<number, Term>;
}

class Reader implements FileReading {
  readonly #file: ReadableFile;
  readonly #tables = new Tables();
  readonly #terms: TermReader;
  readonly #known: Summary & Written;
  #keys: ReadonlyMap<FunctionNode, string> | undefined;

  constructor(file: ReadableFile) {
    const { ast } = file.sourceCode;
    const { bindings, syntax } = file;
    const tables = this.#tables;
    const termOf = (node: TSESTree.Node): Term => this.termOf(node);
    const receivers = new Receivers({ bindings, tables, termOf });
    const receiverAt = (node: TSESTree.Node): Term => receivers.receiverAt(node);
    this.#file = file;
    this.#terms = new TermReader({ bindings, tables, contents: new ArrayContents(syntax), receiverAt });
    const assigned = [
      ...readMemberWrites({ bindings, syntax, tables, termOf, receiverAt }),
      ...readExports(ast, { tables, termOf, termOfLocal: (name) => this.#termOfLocal(name) }),
    ].flatMap((whole) => (whole.is === 'exports' ? this.#reassignedExports() : whole));
    this.#shareExports(assigned);
    this.#known = {
      isModule: ast.body.some(({ type }) => /^(?:Import|Export)\w*Declaration$/.test(type)),
      ...{ assigned, functions: {}, objects: tables.objects, variables: {} },
      ...{ loads: loadsOf(ast, bindings, syntax), generatorNames: generatorNamesIn(file) },
    };
  }

  termOf(node: TSESTree.Node): Term {
    return this.#terms.termOf(node);
  }

  summary(): Summary {
    this.#readReached();
    return this.#known;
  }

  get #globalScope(): TSESLint.Scope.Scope {
    return this.#file.sourceCode.scopeManager!.globalScope!;
  }

  #termOfLocal(name: string): Term {
    for (const scope of [this.#globalScope, ...this.#globalScope.childScopes]) {
      const variable = scope.set.get(name);
      if (variable && variable.defs.length > 0) return this.#tables.variable(variable);
    }
    return unknown;
  }

  /** What `exports` holds in `exports = …; module.exports = exports`. */
  #reassignedExports(): Term[] {
    const { through, set } = this.#globalScope;
    // ESLint declares it in files of CommonJS, where it is not unresolved then.
    const declared = set.get('exports');
    const references = declared?.defs.length === 0 ? [...through, ...declared.references] : through;
    const writes = references.filter((one) => one.isWrite() && one.identifier.name === 'exports' && one.writeExpr);
    return writes.map(({ writeExpr }) => this.termOf(writeExpr!)).filter(({ is }) => is !== 'exports');
  }

  /** What is added to `exports` after it became a function or object of the file is added to that. */
  #shareExports(assigned: readonly Term[]): void {
    const [whole] = assigned;
    if (assigned.length !== 1 || !whole) return;
    const place = whole.is === 'object' ? whole.at : whole.is === 'function' ? partOf(whole.at, 'statics') : undefined;
    if (place !== undefined) this.#tables.object(place).sources.push({ is: 'object', at: exportsKey });
  }

  /** Reads what is mentioned, and what that mentions in turn. */
  #readReached(): void {
    const tables = this.#tables;
    const termOf = (node: TSESTree.Node): Term => this.termOf(node);
    const { variables, callables, literals } = tables.unread;
    for (;;) {
      const literal = literals.pop();
      const variable = variables.pop();
      const callable = callables.pop();
      if (literal) readLiteral(literal, tables, termOf);
      if (variable) this.#known.variables[startOf(variable)] = this.#termOfVariable(variable);
      if (callable) this.#known.functions[callable.range[0]] = this.#summariseCallable(callable);
      if (!literal && !variable && !callable) return;
    }
  }

  #termOfVariable(variable: TSESLint.Scope.Variable): Term {
    return termOfVariable(variable, {
      termOf: (node) => this.termOf(node),
      handedFor: (parameter) => handedFor(parameter, this.#file),
      isHandedToFile: (parameter) => isHandedToFile(parameter, this.#file.bindings),
    });
  }

  #summariseCallable(node: Callable): FunctionSummary {
    if (!isFunction(node)) readClass(node, this.#tables, (value) => this.termOf(value));
    const shape = isFunction(node) ? this.#file.runners?.shapeOf(node) : undefined;
    return {
      name: nameOfCallable(node),
      line: node.loc.start.line,
      key: isFunction(node) ? this.#keyOf(node) : '',
      form: formOf(node),
      ...this.#resultOf(node),
      ...(isFunction(node) && this.#shapeOf(node)),
      ...(isFunction(node) && this.#handsOn(node)),
      ...(isFunction(node) && this.#runs(node)),
      ...(isFunction(node) && this.#withoutArgument(node)),
      ...(shape && { runner: { role: shape.role, ...(shape.meaning && { meaning: shape.meaning }) } }),
    };
  }

  #resultOf(node: Callable): Pick<FunctionSummary, 'parameters' | 'returns'> {
    if (!isFunction(node)) return { returns: unknown };
    const returns = this.#returnsOf(node);
    if (node.params.length === 0 || !givesCall(returns)) return { returns };
    return { returns, parameters: keptParameters(node, this.#file.bindings, (one) => this.#tables.variable(one)) };
  }

  #shapeOf(node: FunctionNode): Pick<FunctionSummary, 'length' | 'usesThis'> {
    const length = parameterCount(node);
    const usesThis = node.type !== 'ArrowFunctionExpression' && this.#file.syntax.functions.get(node)!.usesThis;
    return { ...(length > 0 && { length }), ...(usesThis && { usesThis }) };
  }

  #handsOn(node: FunctionNode): Pick<FunctionSummary, 'handsOn'> {
    const places = node.params.flatMap((_, index) => {
      const handed = handedOn(node, index, this.#file.bindings);
      return handed.length === 0
        ? []
        : [[index, handed.map(({ callee, ...place }) => ({ ...place, to: this.termOf(callee) }))] as const];
    });
    return places.length === 0 ? {} : { handsOn: Object.fromEntries(places) };
  }

  #runs(node: FunctionNode): Pick<FunctionSummary, 'runs'> {
    const places = [...node.params.keys()];
    const runs = places.filter((index) => runsOfParameter(node, index, this.#file.bindings).length > 0);
    return runs.length === 0 ? {} : { runs };
  }

  #keyOf(node: FunctionNode): string {
    this.#keys ??= functionKeys(this.#file.syntax, this.#file.sourceCode);
    return this.#keys.get(node) ?? '';
  }

  #returnsOf(node: FunctionNode): Term {
    if (node.body.type !== 'BlockStatement') return this.termOf(node.body);
    const { returns } = this.#file.syntax.functions.get(node)!;
    const values = this.#termsOf(returns);
    if (!neverCompletes(node.body)) values.push(plain);
    return eitherOf(values);
  }

  #withoutArgument(node: FunctionNode): Pick<FunctionSummary, 'without'> {
    const missing = missingArgumentOf(node, this.#file.syntax.functions.get(node)!.returns, this.#file.bindings);
    if (!missing) return {};
    const { parameter, returns, mayComplete } = missing;
    return { without: { parameter, returns: eitherOf([...this.#termsOf(returns), ...(mayComplete ? [plain] : [])]) } };
  }

  #termsOf(returns: readonly TSESTree.ReturnStatement[]): Term[] {
    return returns.map(({ argument }) => (argument ? this.termOf(argument) : plain));
  }
}

function formOf(node: Callable): FunctionForm {
  if (!isFunction(node)) return 'class';
  if (node.generator) return node.async ? 'async-generator' : 'generator';
  return node.async ? 'async' : 'sync';
}
