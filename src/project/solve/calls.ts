import type { CoroutineContract, LibraryExport } from '../../catalogue/index.js';
import { promiseMethods } from '../../syntax/index.js';
import { isInstalled } from '../islands/decisions.js';
import { anyArguments, type FunctionSummary, type RunnerSummary, type Term } from '../summary/summary.js';
import { type Builtins, createBuiltins } from './builtins.js';
import { isMade, madeBy, madeWith, type Maker } from './library-objects.js';
import type { Loaded } from './loaded.js';
import { joinedPath } from './paths.js';
import type { Solver } from './solver.js';
import {
  alternatives,
  type Definition,
  either,
  isCallable,
  nameOfValue,
  type OriginValue,
  outside,
  unknown,
  type Value,
} from './value.js';

type Call = Extract<Term, { is: 'call' | 'new' }>;

/** The part of the solver that says what calls give. */
export class Calls {
  readonly #solver: Solver;
  readonly #builtins: Builtins;
  readonly #loaded: Loaded;

  constructor(solver: Solver, loaded: Loaded) {
    this.#solver = solver;
    this.#loaded = loaded;
    this.#builtins = createBuiltins(solver);
  }

  solveCall(term: Call, file: string): Value {
    const { of: callee } = term;
    if (callee.is !== 'member') return this.call(this.#solver.solve(callee, file), term.with, file);
    const object = this.#solver.solve(callee.of, file);
    const { name } = callee;
    if (promiseMethods.has(name) && term.with.length > 0) return { kind: 'promise' };
    if (object.kind === 'array') return this.#builtins.callOfArray(object, name, term.with, file);
    const likely = object.kind === 'unknown' && this.#builtins.callOfUnknown(object, term, file);
    if (likely) return likely;
    if (name === 'bind' && isOneOfFunctions(object)) return object;
    if ((name === 'call' || name === 'apply') && isOneOfFunctions(object))
      return this.call(object, name === 'call' ? term.with.slice(1) : anyArguments, file);
    return this.call(this.#solver.member(object, name) ?? unknown, term.with, file);
  }

  call(callee: Value, args: readonly Term[], file: string): Value {
    switch (callee.kind) {
      case 'function': {
        const value = this.#callFunction(callee, args, file);
        return isInstalled(callee.file) ? this.#unlessUnknown(value, args, file) : value;
      }
      case 'module':
        return this.call(this.#solver.wholeOf(callee.file), args, file);
      case 'either': {
        const callables = alternatives(callee).filter(({ kind }) => kind !== 'plain');
        return callables.length > 0 ? either(callables.map((one) => this.call(one, args, file))) : unknown;
      }
      case 'made':
        return this.#callMade(callee, args, file);
      case 'origin': {
        const known = this.#solver.knownAt(callee);
        if (known) return this.#callKnown(known, args, file, callee);
        // What a library makes may have been given methods of the project.
        if (isMade(callee)) return unknown;
        const joined = joinedPath(callee.origin, () => args.map((argument) => this.#solver.solve(argument, file)));
        if (joined) return joined;
        const value = this.#builtins.callGlobal(callee.origin, args, file);
        return callee.origin.from === 'module' ? this.#unlessUnknown(value, args, file) : value;
      }
      case 'outside':
      case 'outside-member':
        return this.#unlessUnknown(unknown, args, file);
      default:
        return unknown;
    }
  }

  /** What a function of a package gives: nothing of the project where it is handed nothing of it. */
  #unlessUnknown(value: Value, args: readonly Term[], file: string): Value {
    const isHanded = (term: Term): boolean => term.is !== 'object' && this.#solver.solve(term, file).kind !== 'plain';
    return value.kind === 'unknown' && !args.some(isHanded) ? outside : value;
  }

  #callFunction({ file, at }: Definition, args: readonly Term[], from: string): Value {
    const summary = this.#solver.files.summaryOf(file)?.functions[at];
    if (!summary || summary.form === 'class') return unknown;
    if (summary.form === 'generator') return { kind: 'generator', file, at };
    const place = this.#solver.placeOf(file, at);
    if (summary.form === 'async-generator') return { kind: 'async-generator', place };
    if (summary.form === 'async') return { kind: 'promise', of: () => this.#solver.returned(file, at), place };
    if (summary.runner?.meaning) return this.#callRunner(summary.runner, args, from);
    const value = this.#returned(summary, args, { file, at }, from);
    if (summary.runner) return this.#throughRunner(value, args, from);
    return 'place' in value || ['promise', 'thunk', 'array'].includes(value.kind)
      ? ({ ...value, place } as Value)
      : value;
  }

  #returned(
    { parameters, without }: FunctionSummary,
    args: readonly Term[],
    { file, at }: Definition,
    from: string,
  ): Value {
    // What is spread may be nothing.
    const isLeftOut = without && args.length <= without.parameter && !args.some(({ is }) => is === 'element');
    if (!isLeftOut) {
      const value = this.#solver.returned(file, at);
      return (value.kind === 'unknown' && parameters && this.#returnedWith({ file, at }, args, from)) || value;
    }
    return this.#solver.answers.of(`${file} returned ${at} without`, () => this.#solver.solve(without.returns, file));
  }

  /** What a function gives that depends on what it is handed: a part of a path, or what a library makes. */
  #returnedWith(definition: Definition, args: readonly Term[], from: string): Value | undefined {
    const isTold = args.some(({ is }) => is !== 'plain' && is !== 'unknown');
    if (!isTold || args.some(({ is }) => is === 'element')) return undefined;
    const values = args.map((argument) => {
      const value = this.#whole(this.#solver.solve(argument, from));
      const isPath = value.kind === 'plain' && value.text !== undefined;
      const isOfLibrary = value.kind === 'origin' && isMade(value) && nameOfValue(value) !== undefined;
      return isPath || isOfLibrary ? value : undefined;
    });
    return this.#solver.returnedWith(definition, values);
  }

  #whole(value: Value): Value {
    return value.kind === 'module' ? this.#solver.wholeOf(value.file) : value;
  }

  #madeWith(library: OriginValue, maker: Maker, args: readonly Term[], file: string): Value | undefined {
    const extended = madeWith(library, maker, args, { solver: this.#solver, file });
    return extended && madeBy(extended, maker.gives);
  }

  #callRunner({ role, meaning }: RunnerSummary, args: readonly Term[], file: string): Value {
    const { contract } = meaning!;
    return this.#callKnown({ path: '', role, contract }, args, file);
  }

  /** What a runner gives that does something differently from an async function: what its source says, and the body. */
  #throughRunner(value: Value, args: readonly Term[], file: string): Value {
    const body = args.map((argument) => this.#solver.solve(argument, file)).find((one) => this.#isBody(one));
    if (!body) return value;
    if (value.kind === 'function') return { kind: 'made', by: 'wrapper', of: body, as: value };
    return value.kind === 'promise' ? this.#ran(body, 'native') : value;
  }

  #isBody({ kind, ...value }: Value): boolean {
    if (kind === 'generator') return true;
    return kind === 'function' && this.#isGenerator(value as Definition);
  }

  #isGenerator({ file, at }: Definition): boolean {
    return this.#solver.files.summaryOf(file)?.functions[at]?.form === 'generator';
  }

  #callKnown(known: LibraryExport, args: readonly Term[], file: string, of?: OriginValue): Value {
    const argument = (at: number): Value => (args[at] ? this.#solver.solve(args[at], file) : unknown);
    switch (known.role) {
      case 'promise':
        return {
          ...this.#builtins.callPromiseFunction(known.path, argument(0)),
          ...(known.gives !== undefined && of && { of: () => madeBy(of, known.gives!) }),
          isCatalogued: true,
        };
      case 'object':
        return (of && this.#madeWith(of, known, args, file)) ?? unknown;
      case 'loader':
        return of && args.length === 1 ? this.#loaded.load(of, known.hands, argument(0), file) : unknown;
      case 'thunk':
        return { kind: 'thunk', isCatalogued: true };
      case 'promise-function':
      case 'thunk-function':
      case 'promisify-all':
        return { kind: 'made', by: known.role, of: argument(0) };
      case 'wrapper': {
        const of = argument(known.contract.generatorAt);
        return { kind: 'made', by: 'wrapper', of, returns: known.contract.returns };
      }
      case 'runner':
        return this.#ran(argument(known.contract.generatorAt), known.contract.returns);
      case 'module-interop':
        return argument(0);
      default:
        return unknown;
    }
  }

  #callMade(
    { as, by, of, returns = 'native' }: Extract<Value, { kind: 'made' }>,
    args: readonly Term[],
    file: string,
  ): Value {
    if (as) {
      const value = this.call(as, args, file);
      return value.kind === 'promise' ? this.#ran(of, 'native') : value;
    }
    if (by === 'thunk-function') return { kind: 'thunk' };
    if (by === 'promise-function') return { kind: 'promise' };
    if (by !== 'wrapper') return unknown;
    return returns === 'generator' ? this.call(of, args, file) : this.#ran(of, returns);
  }

  /** What running a generator function or object gives, by what the library returns. */
  #ran(body: Value, returns: CoroutineContract['returns']): Value {
    if (returns === 'thunk') return { kind: 'thunk' };
    if (returns !== 'native' && returns !== 'library') return unknown;
    if (body.kind !== 'function' && body.kind !== 'generator') return { kind: 'promise' };
    const { file, at } = body;
    return { kind: 'promise', of: () => this.#solver.returned(file, at), place: this.#solver.placeOf(file, at) };
  }
}

/** Whether a value is one of some functions, which `call` and `apply` call. */
function isOneOfFunctions(value: Value): boolean {
  return alternatives(value).every((one) => isCallable(one.kind) && !isReflect(one));
}

function isReflect(value: Value): boolean {
  return value.kind === 'origin' && value.origin.from === 'global' && value.origin.name === 'Reflect';
}
