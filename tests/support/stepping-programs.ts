/**
 * Random programs that make generator objects, name them, choose between them and step them. They are plain text: what
 * runs is exactly what the rule sees.
 */
export interface ProgramShape {
  /** `c()` decides, in `if`, `switch`, `?:` and early exits. */
  readonly branches: boolean;
  readonly loops: boolean;
  /** Closures, and functions out of sight that may step what they are given. */
  readonly escapes: boolean;
  readonly tries: boolean;
}

/** What the programs find around them: bodies that tell what they receive, and helpers. */
export const prelude = `
function* echo() { for (;;) got(yield); }
function* collect() { const all = []; while (true) { const one = yield all; all.push(got(one)); } }
function* twice() { got(yield 1); got(yield 2); }
function* guarded() { try { for (;;) got(yield); } finally { got('closed'); } }
function* deaf() { yield 1; yield 2; yield 3; }
function* mixed() { got(yield); yield; const last = yield; got(last); }
function* delegating() { yield* echo(); }
const primed = (f) => (...rest) => { const g = f(...rest); g.next(); return g; };
const primedEcho = primed(echo);
function prime(g) { g.next(); return g; }
const holder = { *method() { for (;;) got(yield); } };
`;

const makers = [
  ...['echo()', 'echo()', 'collect()', 'twice()', 'guarded()', 'deaf()', 'mixed()', 'delegating()'],
  ...['primedEcho()', 'prime(twice())', 'holder.method()'],
];

/** A source of random numbers that is the same for the same seed (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Makes a program. Each value that it sends is a string of its own, and so is each error that it throws in. */
export function randomProgram(seed: number, shape: ProgramShape): string {
  const random = randomFrom(seed);
  const pick = <T>(choices: readonly T[]): T => choices[random(choices.length)]!;
  let sent = 0;
  let names = ['g'];
  const body = [`let g = ${pick(makers)};`, ...declarations(), ...block(3 + random(6), 2, false)];
  return body.join('\n');

  function declarations(): string[] {
    const made = ['h', 'k'].slice(random(3)).map((name) => {
      const text = pick([`let ${name} = ${pick(names)};`, `let ${name} = ${pick(makers)};`, `let ${name};`]);
      names = [...names, name];
      return text;
    });
    return made;
  }

  function block(length: number, depth: number, inLoop: boolean): string[] {
    return Array.from({ length }, () => statement(depth, inLoop));
  }

  function nested(depth: number, inLoop: boolean): string {
    return `{\n${block(1 + random(3), depth - 1, inLoop).join('\n')}\n}`;
  }

  function statement(depth: number, inLoop: boolean): string {
    const g = pick(names);
    const kinds: (() => string)[] = [
      ...Array<() => string>(6).fill(() => send(g)),
      ...Array<() => string>(3).fill(
        () => `${g}${pick(['.', '?.'])}next(${pick(['', '', 'undefined', 'null', 'void 0'])});`,
      ),
      () => `${g} = ${pick(makers)};`,
      () => `${g} = ${pick(names)};`,
      () => `${g} ??= ${pick(makers)};`,
      () => `for (const x of ${g}) { if (c()) continue; break; }`,
      () => `const [x${(sent += 1)}] = ${g};`,
      () => `${g}.return();`,
      () => `try { ${g}.throw('e${(sent += 1)}'); } catch {}`,
      () => `${g}[Symbol.iterator]().next('s${(sent += 1)}');`,
      () => `${pick(makers)}.next('s${(sent += 1)}');`,
      () => `typeof ${g} === 'object' && log(c);`,
    ];
    if (depth > 0) kinds.push(...compound(depth, inLoop));
    if (shape.escapes) kinds.push(...escapes(g), ...kept());
    return pick(kinds)();
  }

  /** Objects that are kept in fields, in properties, in parameters, and stepped once or again, with placeholders at first. */
  function kept(): (() => string)[] {
    const id = `k${(sent += 1)}`;
    const first = pick(['', `'s${(sent += 1)}'`, `'s${(sent += 1)}'`, 'null', 'undefined']);
    const steps = (object: string) => `${object}.next(${first}); ${pick(['', `${object}.next('s${(sent += 1)}');`])}`;
    const make = pick(makers);
    return [
      () => `const ${id} = { g: ${make} }; ${steps(`${id}.g`)}`,
      () => `const [${id}] = [${make}]; ${steps(id)}`,
      () => `(function (${id}) { ${steps(id)} })(${make});`,
      () => `function f${id}(it) { ${steps('it')} } f${id}(${make});`,
      () => `class C${id} { #g = ${make}; send() { ${steps('this.#g')} } } new C${id}().send();`,
      () => `class C${id} { #g; send() { this.#g ??= ${make}; ${steps('this.#g')} } } new C${id}().send();`,
    ];
  }

  function send(g: string): string {
    const call = `${pick([g, g, `(${g})`])}${pick(['.', '.', '?.'])}next('s${(sent += 1)}')`;
    return pick([`${call};`, `${call};`, `log(${call});`, `void ${call};`]);
  }

  function compound(depth: number, inLoop: boolean): (() => string)[] {
    const one = () => nested(depth, inLoop);
    const repeated = () => nested(depth, true);
    const branches = [
      () => `if (c()) ${one()}`,
      () => `if (c()) ${one()} else ${one()}`,
      () => `switch (n()) {\ncase 0: ${one()} break;\ncase 1: ${one()}\ndefault: ${one()}\n}`,
      () => `if (c()) ${inLoop ? pick(['break;', 'continue;', 'return;']) : 'return;'}`,
      () => `(c() ? ${pick(names)} : ${pick(names)}).next('s${(sent += 1)}');`,
      () => `c() && ${pick(names)}.next('s${(sent += 1)}');`,
      () => `${pick(names)} = c() ? ${pick(names)} : ${pick(makers)};`,
    ];
    const loops = [
      () => `for (const x of xs()) ${repeated()}`,
      () => `while (c()) ${repeated()}`,
      () => `do ${repeated()} while (c());`,
      () => `for (let i = 0; i < n(); i++) ${repeated()}`,
      () =>
        `for (const x of xs()) { const own = ${pick(makers)}; own.next('s${(sent += 1)}'); own.next('s${(sent += 1)}'); }`,
    ];
    const tries = [
      () => `try ${one()} catch ${one()}`,
      () => `try ${one()} finally ${one()}`,
      () =>
        `try {\n${block(1, depth - 1, inLoop)[0]}\nif (c()) throw 1;\n${block(1, depth - 1, inLoop)[0]}\n} catch ${one()} finally ${one()}`,
    ];
    return [
      ...(shape.branches ? [...branches, ...branches] : []),
      ...(shape.loops ? [...loops, ...loops] : []),
      ...(shape.tries ? tries : []),
    ];
  }

  function escapes(g: string): (() => string)[] {
    const id = `s${(sent += 1)}`;
    return [
      () => `keep(${g});`,
      () => `keep([${g}]);`,
      () => `const f${id} = () => { ${g}.next('${id}'); }; f${id}(); if (c()) f${id}();`,
      () => `later(() => { ${g} = ${pick(makers)}; });`,
      () => `(function () { const made = echo(); later(() => made.next('${id}')); later(() => {}); })();`,
      () => `(function () { const made = echo(); made.next(); later((x) => made.next('${id}')); })();`,
      () => `keep({ ${g} }); ${g}.next('${id}');`,
    ];
  }
}
