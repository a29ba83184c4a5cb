import fc from 'fast-check';
import { families, type Family } from './families.js';
import type { FunctionForm } from './function-form.js';
import type { Abilities } from './abilities.js';
import { randomBody } from './random-body.js';
import { madeAgain } from './random-constructors.js';

export const languages = ['script', 'strict script', 'module', 'TypeScript'] as const;
export type Language = (typeof languages)[number];

export interface RandomProgram {
  readonly family: Family;
  readonly filename: string;
  readonly source: string;
  /** Everything in it becomes native with the preset `migrate`. */
  readonly converts: boolean;
  /** Something in it is no promise, which nothing shows: whoever takes it for one is wrong. */
  readonly isMisleading: boolean;
  /** It goes on in the same turns as native code does. */
  readonly keepsTurns: boolean;
}

interface Shape {
  readonly family: Family;
  readonly language: Language;
  readonly inner: FunctionForm;
  readonly outer: FunctionForm;
  readonly hasGenerators: boolean;
  readonly isConcurrent: boolean;
  /** The body of `inner` begins with `"use strict"`. */
  readonly hasDirective: boolean;
}

const shapes: fc.Arbitrary<Shape> = fc.constantFrom(...families).chain((family) =>
  fc.constantFrom(...languagesOf(family)).chain((language) => {
    const kind = isModule(language) ? 'module' : 'script';
    const forms = family.forms.filter(({ only = kind }) => only === kind);
    return fc.record({
      family: fc.constant(family),
      language: fc.constant(language),
      inner: fc.constantFrom(...forms),
      outer: fc.constantFrom(...forms.filter((one) => !/export/.test(one.declare('', '')))),
      hasGenerators: fc.boolean(),
      isConcurrent: fc.boolean(),
      hasDirective: fc.boolean(),
    });
  }),
);

/** Programs of coroutines that call each other, in all forms that functions have. */
export const randomPrograms: fc.Arbitrary<RandomProgram> = shapes.chain((shape) => programsOf(shape, bodies(shape)));

/** Programs whose coroutines do nothing but make objects, by a constructor that is called by another way as well. */
export const constructorPrograms: fc.Arbitrary<RandomProgram> = shapes
  .filter(({ family }) => family.yields === 'co')
  .chain((shape) => {
    const nothing = fc.constant('{ }');
    const promise = fc.nat(99).map((number) => `later(log(${number}))`);
    const block = madeAgain(shape.family, promise).map((made) => `{ log(${made}); }`);
    return programsOf(shape, { second: nothing, first: nothing, inner: block, outer: block });
  });

function programsOf(shape: Shape, made: Record<keyof Bodies, fc.Arbitrary<string>>): fc.Arbitrary<RandomProgram> {
  const { family, language } = shape;
  return fc.record(made).map((given) => {
    const source = sourceOf(shape, given);
    return {
      family,
      filename: {
        script: 'program.cjs',
        'strict script': 'program.cjs',
        module: 'program.mjs',
        TypeScript: 'program.ts',
      }[language],
      source,
      converts: family.converts && shape.inner.converts && shape.outer.converts && !mayStay(given),
      isMisleading: /\bMade\b/.test(source),
      // co takes a turn more for an object, and `yield*` takes none at all.
      keepsTurns:
        family.keepsTurns && !shape.inner.isAsync && !shape.outer.isAsync && !/\{ k:|yield \{|yield\*/.test(source),
    };
  });
}

/** Whether a body may need what only some calls hand to it, or has another reason to stay. */
function mayStay(given: Bodies): boolean {
  return Object.values(given).some((body) => /\bthis\b|arguments|¤/.test(body));
}

function languagesOf({ header, compile }: Family): readonly Language[] {
  if (compile) return ['script'];
  return languages.filter((language) => !isModule(language) || header.module !== undefined);
}

function isModule(language: Language): boolean {
  return language === 'module' || language === 'TypeScript';
}

type Bodies = Record<'second' | 'first' | 'inner' | 'outer', string>;

function bodies({
  family,
  language,
  inner,
  outer,
  hasGenerators,
  isConcurrent,
}: Shape): Record<keyof Bodies, fc.Arbitrary<string>> {
  const generators = generatorNames(family, hasGenerators);
  const none: Abilities = {
    coroutines: [],
    recursions: [],
    generators: [],
    isDelegate: false,
    isNesting: false,
    hasAwaitAsName: family.takesYields && !isModule(language),
    isConcurrent: isConcurrent && family.yields === 'co' && family.keepsTurns,
  };
  const nesting = { ...none, isNesting: true };
  return {
    second: randomBody(family, { ...none, isDelegate: true }),
    first: randomBody(family, { ...none, generators: generators.slice(1), isDelegate: true }),
    inner: randomBody(family, { ...nesting, recursions: [outer.callee('outer')], generators }),
    outer: randomBody(family, {
      ...nesting,
      coroutines: [inner.callee('inner')],
      recursions: [outer.callee('outer')],
      generators,
    }),
  };
}

function generatorNames({ yields, takesYields }: Family, hasGenerators: boolean): readonly string[] {
  return hasGenerators && takesYields && yields !== 'promises' ? ['first', 'second'] : [];
}

const declaredForCo = [
  'let opaque = later(9);\nopaque = later(8);\nconst promises = [later(6), 5];',
  'const hand = (f«: any», given«: any»)«: any» => f(given);',
];

function sourceOf(shape: Shape, given: Bodies): string {
  const { family, language, inner, outer, hasGenerators } = shape;
  const isStrict = shape.hasDirective && family.takesYields;
  const { header, compile = (source: string) => source } = family;
  const generators = generatorNames(family, hasGenerators);
  const declared = [
    'let a«: any» = 1, b«: any» = "two", c«: any» = [3];',
    'let kept«: any», budget = 3;',
    ...(family.yields === 'co' ? declaredForCo : []),
    ...generators.map(
      (name) => `function* ${name}(x«: any»)«: Generator<any, any, any>» ${given[name as keyof Bodies]}`,
    ),
    inner.declare('inner', isStrict ? given.inner.replace('{', '{ "use strict";') : given.inner),
    // A generator that nothing runs stays one, and so do the ones that it needs.
    outer.declare('outer', `{ ${[given.outer, ...generators.map((name) => run(family, name))].join('\n')} }`),
  ];
  const main = `async () => { try { return await ${outer.callee('outer')}(5); } finally { log([a, b, c, kept === undefined]); } };`;
  const lines = isModule(language)
    ? [header.module!, ...declared, `export const main = ${main}`]
    : [
        ...(language === 'strict script' ? ['"use strict";'] : []),
        header.script,
        ...declared,
        `exports.main = ${main}`,
      ];
  return (
    compile(
      lines
        .join('\n')
        .replaceAll(/«([^»]*)»/g, language === 'TypeScript' ? '$1' : '')
        .replaceAll('¤', ''),
    ) + '\n'
  );
}

function run({ yields }: Family, generator: string): string {
  return `log(${yields === 'co' ? 'yield' : 'yield*'} ${generator}(7));`;
}
