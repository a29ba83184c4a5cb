import type { TSESTree } from '@typescript-eslint/utils';
import type { Library } from '../../catalogue/index.js';
import type { Verdict } from '../../reasons/index.js';
import type { FunctionNode, GeneratorFunction } from '../../syntax/index.js';
import type { FloatingUse, GeneratorRole } from '../generators/index.js';
import type { ContextCall, Handler, HostHandling } from '../hosts/index.js';

/*
 * The vocabulary of conversions: analysis decides in these terms, and the conversion room turns them into text.
 */

/** How the expression of a yielded value changes, so that `await` of it gives what the library gives. */
export type ValueRewrite =
  | { readonly kind: 'unchanged' }
  /** `[a, b]` -> `Promise.all([a, b])`, with the elements rewritten in turn. */
  | { readonly kind: 'array-literal'; readonly node: TSESTree.ArrayExpression; readonly parts: readonly ValueRewrite[] }
  /** `xs` -> `Promise.all(xs)`. */
  | { readonly kind: 'array'; readonly node: TSESTree.Node }
  /** `{ a, b }` -> an object of the same keys, once all values are there. */
  | {
      readonly kind: 'object';
      readonly node: TSESTree.Node;
      readonly properties: readonly PropertyRewrite[];
      /** The keys, where each can be the name of a variable. */
      readonly names?: readonly string[];
    }
  /** `thunk` -> a promise that calls it. */
  | { readonly kind: 'thunk'; readonly node: TSESTree.Node; readonly literal?: ThunkLiteral }
  /** `generatorFunction` -> a call of the async function it becomes. */
  | { readonly kind: 'call'; readonly node: TSESTree.Node }
  /** `generatorObject` -> what a runner gives for it, which may only change what it is made of. */
  | {
      readonly kind: 'run';
      readonly node: TSESTree.Node;
      readonly runner?: NamedRunner;
      readonly lazy: LazyCallback | undefined;
    }
  /** `handler.call(this, next)` -> `handler(this, next)`. */
  | { readonly kind: 'hand-context'; readonly node: ContextCall }
  /** Parts of the expression are rewritten, the rest stays: `x || [a]`. */
  | { readonly kind: 'parts'; readonly parts: readonly ValueRewrite[] };

/** What names a runner where it is needed: a variable of the file, or the module, which has to be loaded there. */
export type NamedRunner = { readonly variable: string } | { readonly module: string };

/** A callback that makes generator objects, which become promises: it has to become a generator function itself. */
export interface LazyCallback {
  readonly function: FunctionNode;
  /** What it returns, where that becomes a promise. */
  readonly values: readonly TSESTree.Node[];
}

/** A thunk that is written out, and becomes the executor of a promise: what is done with its callback. */
export interface ThunkLiteral {
  readonly function: FunctionNode;
  /** Every mention of the callback, where each resolves or rejects the promise in any case. */
  readonly settled: readonly (
    | { readonly kind: 'handed'; readonly node: TSESTree.Identifier }
    | {
        readonly kind: 'resolved';
        readonly node: TSESTree.Identifier;
        readonly call: TSESTree.CallExpression;
        readonly results: readonly TSESTree.Node[];
      }
    | {
        readonly kind: 'rejected';
        readonly node: TSESTree.Identifier;
        readonly call: TSESTree.CallExpression;
        readonly error: TSESTree.Node;
      }
  )[];
  /** Where it depends on the call: the one place that is handed the callback, or its name, for any number of them. */
  readonly given?: { readonly at: TSESTree.Identifier } | { readonly name: string };
}

/** A property of a yielded object literal whose value is rewritten. */
export interface PropertyRewrite {
  readonly property: TSESTree.Property;
  readonly value: ValueRewrite;
}

/** What becomes of one `yield` or `yield*`. */
export interface SuspensionRewrite {
  readonly node: TSESTree.YieldExpression;
  readonly value: ValueRewrite;
  /** `const { a, b } = yield { a: p, b: q }` -> `const [a, b] = await Promise.all([p, q])`. */
  readonly destructuring?: { readonly pattern: TSESTree.ObjectPattern; readonly names: readonly string[] };
}

/** A declared return type, and the type that the promise in its place is fulfilled with, where it says. */
export interface DeclaredReturn {
  readonly node: TSESTree.TSTypeAnnotation;
  readonly result: TSESTree.TypeNode | undefined;
}

/** A generator function and what it becomes. */
export interface FunctionConversion {
  readonly node: GeneratorFunction;
  /** An arrow function, or the same form with `async` for `*`; `body` when only its body is kept. */
  readonly form: 'same' | 'arrow' | 'body';
  readonly suspensions: readonly SuspensionRewrite[];
  /** The declared return type, and what stands for it: the text of `R` in `Generator<Y, R, N>`, or `any`. */
  readonly returnType?: DeclaredReturn;
  /** The same of its overloads, and of the abstract method and the interfaces that it implements. */
  readonly signatures?: readonly DeclaredReturn[];
  readonly context?: ContextConversion;
  /** How many of its parameters it keeps; all if missing. */
  readonly keptParameters?: number;
}

/** What was `this` becomes a parameter. */
export interface ContextConversion {
  readonly name: string;
  /** Where it stands among the parameters. */
  readonly at: number;
  /** Whether it has to be there, for itself or for the parameters after it. */
  readonly isUsed: boolean;
  /** The mentions of `this` that become mentions of it. */
  readonly receivers: readonly TSESTree.ThisExpression[];
  /** `var ctx = this;`, which the parameter of that name stands for. */
  readonly alias?: TSESTree.VariableDeclaration;
}

/** A call of a wrapper or runner and what becomes of it. */
export type CallConversion =
  /** The argument stands for the call: `co.wrap(f)` -> `f`, `co(g(x))` -> `g(x)`. */
  | {
      readonly kind: 'argument';
      readonly call: TSESTree.CallExpression;
      readonly argument: TSESTree.Node;
      /** It may stand as the declaration of an `export default`. */
      readonly isDeclaration?: boolean;
    }
  /** The argument is called: `co(f, a)` -> `f(a)`. */
  | {
      readonly kind: 'invocation';
      readonly call: TSESTree.CallExpression;
      readonly argument: TSESTree.Node;
      /** The arguments that the body gets; `spread` is one array-like. */
      readonly rest: readonly TSESTree.Node[];
      readonly spread?: TSESTree.Node;
      /** The expression that is `this` in the body, where it takes a `.call(…)` to say so. */
      readonly receiver?: TSESTree.Node;
    }
  /** A call that stands by itself as a statement is waited for: `g()` -> `await g()`, or `yield* g()`. */
  | { readonly kind: 'prefix'; readonly call: TSESTree.CallExpression; readonly keyword: 'await' | 'yield*' }
  /** The function around `return co(function* () {…})` becomes async and takes the body over. */
  | {
      readonly kind: 'fold';
      readonly call: TSESTree.CallExpression;
      readonly outer: FunctionNode;
      readonly inner: FunctionNode;
      /** The inner parameters, where they take the place of the outer ones. */
      readonly takesParameters: boolean;
      readonly aliases: readonly RestoredAlias[];
    }
  /** Two functions in a row, of which the first hands its calls on to what the second wraps, become one. */
  | {
      readonly kind: 'pair';
      readonly forwarder: TSESTree.FunctionDeclaration;
      readonly holder: TSESTree.FunctionDeclaration;
      readonly inner: FunctionNode;
    }
  /** A call that gives a function, which hands its calls on to what is wrapped inside, becomes the function itself. */
  | {
      readonly kind: 'expression';
      readonly call: TSESTree.CallExpression;
      readonly inner: FunctionNode;
      /** The name that the function gets. */
      readonly id: TSESTree.Identifier | null;
    };

/** A variable that holds what the body could not mention under a runner, and can once it is folded: `var _this = this;` */
export interface RestoredAlias {
  readonly name: TSESTree.Identifier;
  readonly declaration: TSESTree.VariableDeclaration;
  readonly uses: readonly AliasUse[];
}

/** `node` becomes what `value` is. Of `node.call(this, …)`, which `method` is, the receiver goes, too. */
export interface AliasUse {
  readonly node: TSESTree.Node;
  readonly value: TSESTree.Node;
  readonly method?: TSESTree.CallExpression;
}

/** Functions and calls that change together. */
export interface Conversion {
  readonly functions: readonly FunctionConversion[];
  readonly calls: readonly CallConversion[];
}

/** What the findings of a file have in common. */
export interface Finding {
  /** The call, generator function or use that it is about. */
  readonly node: TSESTree.Node;
  /** Where the report stands. */
  readonly place: TSESTree.SourceLocation;
  readonly verdict: Verdict<Conversion>;
}

/** A call that runs or wraps a coroutine, found in a file. */
export interface CoroutineFinding extends Finding {
  readonly node: TSESTree.CallExpression;
  /** The expression that names the wrapper or runner. */
  readonly callee: TSESTree.Node;
  readonly library: Library;
  /** The call fails today, since it is given an async function and the library only takes generators. */
  readonly failsToday: boolean;
}

/** A coroutine that nothing known runs or wraps, found in a file. */
export interface GeneratorFinding extends GeneratorRole, Finding {}

/** A use of a generator by which its body never runs, found in a file. */
export interface FloatingFinding extends FloatingUse, Finding {
  /** Missing where it is declared in another file. */
  readonly function?: GeneratorFunction;
  /** What the verdict is of: running it where it is called, by `yield*`; of making it async otherwise. */
  readonly isDelegated: boolean;
}

/** A generator function that a host runs, or that is written for one, found in a file. */
export interface HandlerFinding extends Handler, Finding {
  readonly reported: HostHandling;
}
