import fc from 'fast-check';
import type { Family } from './families.js';

/**
 * Suspensions of what a constructor is handed where the file calls it by its name, and where it is called by another way:
 * who takes the calls by its name for all of them awaits a thunk.
 */
export function madeAgain({ nested }: Family, promise: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...waysToMakeAgain), promise).map(([[declare, call], handed]) => {
    const [head, after = ''] = declare.split('…');
    const made = `${head} this.f = () => ${nested('{ return yield y; }', '0')}; ${after}`;
    return `yield ¤(() => { ${made} const first«: any» = new Made(${handed}); return ${call}.f(); })()`;
  });
}

const handedAgain = '(done«: any») => done(null, log(9))';
/** The declaration of a constructor `Made` around its body, and an expression that calls it by no name of its own. */
const waysToMakeAgain: readonly (readonly [declare: string, call: string])[] = [
  [
    'function Made(y«: any») { … } Made.prototype.again = function (y«: any») { return new this.constructor(y); };',
    `first.again(${handedAgain})`,
  ],
  ['function Made(y«: any») { … }', `new first.constructor(${handedAgain})`],
  ['function Made(y«: any») { … }', `(({ constructor: Again }«: any») => new Again(${handedAgain}))(first)`],
  ['function Made(y«: any») { … }', `new (Reflect.get(first, 'constructor'))(${handedAgain})`],
  ['function Made(y«: any») { … }', `new (Object.getPrototypeOf(first).constructor)(${handedAgain})`],
  [
    'function Made(y«: any») { … } Made.again = function (y«: any») { return new this(y); };',
    `Made.again(${handedAgain})`,
  ],
  [
    'function Made(y«: any») { … } Made.again = again; function again(y«: any») { return new this(y); }',
    `Made.again(${handedAgain})`,
  ],
  [
    'function Made(y«: any») { … const type = new.target; this.again = (y«: any») => new type(y); }',
    `first.again(${handedAgain})`,
  ],
  [
    'const Made«: any» = function Self(y«: any») { … this.again = (y«: any») => new Self(y); };',
    `first.again(${handedAgain})`,
  ],
  [
    'class Made { constructor(y«: any») { … } again(y«: any») { return new this.constructor(y); } }',
    `first.again(${handedAgain})`,
  ],
  [
    'class Made { constructor(y«: any») { … } static again(y«: any») { return new this(y); } }',
    `Made.again(${handedAgain})`,
  ],
];
