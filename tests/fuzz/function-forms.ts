/** A way to write a coroutine with the parameter `x`. */
export interface FunctionForm {
  /** The statements that declare it under a name, given the block of its body. */
  readonly declare: (name: string, body: string) => string;
  /** What is called to run it. */
  readonly callee: (name: string) => string;
  /** It is converted whenever the body can be. */
  readonly converts: boolean;
  /** An async function around it becomes one with it, which takes fewer turns. */
  readonly isAsync?: true;
  /** What it can be written in; everything, where this is missing. */
  readonly only?: 'script' | 'module';
}

const itself = (name: string): string => name;
const method = (name: string): string => `${name}Owner.f`;
const ofInstance = (name: string): string => `new ${name}Owner().f`;

function form(declare: FunctionForm['declare'], callee = itself, rest: Partial<FunctionForm> = {}): FunctionForm {
  return { declare, callee, converts: true, ...rest };
}

const stays = { converts: false } as const;

/** A generator function, with the types that it may have. */
export function generatorFunction(parameters: string, body: string, name = ''): string {
  const typed = parameters && `${parameters}«: any»`;
  return `function* ${name}(${typed})«: Generator<any, any, any>» ${body}`;
}

/** The forms of a coroutine that a function makes of a generator function. */
export function wrappedForms(wrap: (generator: string) => string): readonly FunctionForm[] {
  const withX = (body: string): string => wrap(generatorFunction('x', body));
  const around = (body: string): string => wrap(generatorFunction('', body));
  return [
    form((name, body) => `const ${name} = ${withX(body)};`),
    form((name, body) => `var ${name} = ${wrap(generatorFunction('x', body, name))};`),
    form((name, body) => `let ${name}«: any»; ${name} = ${withX(body)};`, itself, stays),
    form(
      (name, body) => `const ${name} = ${withX(body)}, ${name}Again = ${name};`,
      (name) => `${name}Again`,
      stays,
    ),
    form((name, body) => `const ${name}Owner = { id: 1, f: ${withX(body)} };`, method),
    form((name, body) => `const ${name}Owner = { id: 1, ['f']: ${withX(body)} };`, method),
    form((name, body) => `const ${name}Owner«: any» = { id: 1 };\n${name}Owner.f = ${withX(body)};`, method),
    form((name, body) => `class ${name}Owner { static id = 1; static f = ${withX(body)}; }`, method),
    form((name, body) => `class ${name}Owner { id = 1; f = ${withX(body)}; }`, ofInstance),
    form(
      (name, body) => `class ${name}Owner { id = 1; #f = ${withX(body)}; f(x«: any») { return this.#f(x); } }`,
      ofInstance,
    ),
    form((name, body) => `function ${name}Owner() {}\n${name}Owner.prototype.f = ${withX(body)};`, ofInstance, {
      only: 'script',
    }),
    form(
      (name, body) => `exports.${name} = ${withX(body)};`,
      (name) => `exports.${name}`,
      { only: 'script' },
    ),
    form((name, body) => `export const ${name} = ${withX(body)};`, itself, { only: 'module' }),
    form((name, body) => `const ${name} = ${withX(body)};\nexport { ${name} as default };`, itself, { only: 'module' }),
    form((name, body) => `${generatorFunction('x', body, `${name}Body`)}\nconst ${name} = ${wrap(`${name}Body`)};`),
    form(
      (name, body) => `const ${name}Body = ${generatorFunction('x', body)};\nconst ${name} = ${wrap(`${name}Body`)};`,
    ),
    form(
      (name, body) =>
        `const ${name}Owner = { *g(x«: any») ${body}, f: null« as any» };\n${name}Owner.f = ${wrap(`${name}Owner.g`)};`,
      method,
      stays,
    ),
    form((name, body) => `const ${name} = (() => ${withX(body)})();`),
    form((name, body) => `function ${name}(x«: any») { return ${withX(body)}(x); }`),
    form((name, body) => `function ${name}(x«: any») { return ${around(body)}.call(this, x); }`),
    form((name, body) => `function ${name}(x«: any») { return ${around(body)}.apply(this, arguments); }`),
    form((name, body) => `const ${name} = (x«: any») => ${around(body)}();`),
    form((name, body) => `const ${name} = (x«: any») => ((y«: any») => ${around(body)})(x)();`),
    form(
      (name, body) => `async function ${name}(x«: any») { const made = ${around(body)}; return await made(); }`,
      itself,
      { isAsync: true },
    ),
    form((name, body) => `const ${name} = (x«: any») => Promise.resolve([x]).then(([x]) => ${withX(body)}(x));`),
  ];
}

/** The forms of a coroutine in which a call runs a generator function, with the arguments that are given besides. */
export function runningForms(run: (generator: string) => string): readonly FunctionForm[] {
  const around = (body: string): string => run(generatorFunction('', body));
  return [
    form((name, body) => `function ${name}(x«: any») { return ${around(body)}; }`),
    form((name, body) => `const ${name} = function (x«: any») { return ${around(body)}; };`),
    form((name, body) => `const ${name} = (x«: any») => ${around(body)};`),
    form((name, body) => `const ${name} = (x«: any»)«: Promise<any>» => { return ${around(body)} };`),
    form((name, body) => `const ${name}Owner = { id: 1, f(x«: any») { return ${around(body)}; } };`, method),
    form((name, body) => `const ${name}Owner = { id: 1, ['f'](x«: any») { return ${around(body)}; } };`, method),
    form((name, body) => `const ${name}Owner = { id: 1, f: (x«: any») => ${around(body)} };`, method),
    form((name, body) => `class ${name}Owner { id = 1; f(x«: any») { return ${around(body)}; } }`, ofInstance),
    form(
      (name, body) => `class ${name}Owner { static id = 1; static f(x«: any») { return ${around(body)}; } }`,
      method,
    ),
    form(
      (name, body) =>
        `class ${name}Owner { id = 1; #f(x«: any») { return ${around(body)}; } f(x«: any») { return this.#f(x); } }`,
      ofInstance,
    ),
    form((name, body) => `class ${name}Owner { id = 1; f = (x«: any») => ${around(body)}; }`, ofInstance),
    form((name, body) => `async function ${name}(x«: any») { return ${around(body)}; }`, itself, { isAsync: true }),
    form((name, body) => `const ${name} = async (x«: any») => await ${around(body)};`, itself, { isAsync: true }),
    form((name, body) => `function ${name}(x«: any») { const made = ${around(body)}; return made; }`),
    form((name, body) => `function ${name}(x«: any») { log("before"); return ${around(body)}; }`),
    form((name, body) => `function ${name}(x«: any») { "use strict"; return ${around(body)}; }`),
    form((name, body) => `function ${name}(x«: any») { if (x === 7) return later("seven"); return ${around(body)}; }`),
    form(
      (name, body) => `function ${name}(x«: any») { try { return ${around(body)}; } catch (error) { throw error; } }`,
    ),
    form((name, body) => `function ${name}(x«: any») { return ${around(body)}.then((y) => log([y])); }`),
    form((name, body) => `function ${name}(x«: any») { return later(x).then((x) => ${around(body)}); }`),
    form(
      (name, body) => `function ${name}(x«: any») { return later(x).then(function (x) { return ${around(body)} }) }`,
    ),
    form(
      (name, body) =>
        `const ${name} = (x«: any») => new Promise((resolve, reject) => { ${around(body)}.then(resolve, reject); });`,
    ),
    form((name, body) => `function ${name}(x«: any» = 3, ...rest«: any[]») { return ${around(body)}; }`),
    form((name, body) => `function ${name}(x«: any», y = log("default")) { return ${around(body)}; }`),
    form((name, body) => `export function ${name}(x«: any») { return ${around(body)}; }`, itself, { only: 'module' }),
    form(
      (name, body) => `export { ${name} as default };\nfunction ${name}(x«: any») { return ${around(body)}; }`,
      itself,
      {
        only: 'module',
      },
    ),
    form((name, body) => `function ${name}(x«: any») { return ${run(`${generatorFunction('', body)}.bind(this)`)}; }`),
    form(
      (name, body) =>
        `const ${name} = (x«: any») => { const body = ${generatorFunction('', body)}; return ${run('body')}; };`,
    ),
    form(
      (name, body) =>
        `const ${name} = (x«: any») => { return ${run('body')}; ${generatorFunction('', body, 'body')} };`,
    ),
  ];
}

/** The forms of an async function, as a compiler is given them. */
export const nativeForms: readonly FunctionForm[] = [
  form((name, body) => `async function ${name}(x) ${body}`),
  form((name, body) => `const ${name} = async function (x) ${body};`),
  form((name, body) => `const ${name} = async function named(x) ${body};`),
  form((name, body) => `const ${name} = async (x) => ${body};`),
  form((name, body) => `const ${name} = (x) => (async () => ${body})();`),
  form((name, body) => `const ${name}Owner = { id: 1, async f(x) ${body} };`, method),
  form((name, body) => `const ${name}Owner = { id: 1, async ['f'](x) ${body} };`, method),
  form((name, body) => `const ${name}Owner = { id: 1, f: async (x) => ${body} };`, method),
  form((name, body) => `class ${name}Owner { constructor() { this.id = 1; } async f(x) ${body} }`, ofInstance),
  form((name, body) => `class ${name}Owner { static async f(x) ${body} }`, method),
  form(
    (name, body) => `exports.${name} = async function (x) ${body};`,
    (name) => `exports.${name}`,
  ),
  form((name, body) => `async function ${name}(x, ...rest) ${body}`),
];
