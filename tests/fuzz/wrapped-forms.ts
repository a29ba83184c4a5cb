import { form, type FunctionForm, generatorFunction, itself, method, ofInstance, stays } from './function-form.js';

/** The forms of a coroutine that a function makes of a generator function. */
export function wrappedForms(wrap: (generator: string) => string): readonly FunctionForm[] {
  const withX = (body: string): string => wrap(generatorFunction('x', body));
  const around = (body: string): string => wrap(generatorFunction('', body));
  return [
    form((name, body) => `const ${name} = ${withX(body)};`),
    // Its own name means the generator function inside.
    form((name, body) => `var ${name} = ${wrap(generatorFunction('x', body, name))};`, itself, stays),
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
    form((name, body) => `const ${name} = ${wrap(`(${generatorFunction('x', body)})`)};`),
    form((name, body) => `const ${name} = ${wrap(`${generatorFunction('x', body)}« as any»`)};`),
    form((name, body) => `const ${name} = (x«: any») => (0, ${withX(body)})(x);`, itself, stays),
    form((name, body) => `class ${name}Owner { static f«: any»; static { this.f = ${withX(body)}; } }`, method, stays),
    form((name, body) => `const ${name}Owner = { get f() { return ${withX(body)}; } };`, method),
    form((name, body) => `const ${name} = [${withX(body)}][0];`),
    // Methods that the file wraps, one by one, in a loop, or by a name for the prototype.
    form(
      (name, body) =>
        `class ${name}Owner { id = 1; *f(x«: any»)«: any» ${body} }\n(${name}Owner.prototype« as any»).f = ${wrap(`${name}Owner.prototype.f`)};`,
      ofInstance,
      stays,
    ),
    form(
      (name, body) =>
        `class ${name}Owner { id = 1; *f(x«: any»)«: any» ${body} }\nfor (const n of ["f"]) (${name}Owner.prototype« as any»)[n] = ${wrap(`(${name}Owner.prototype« as any»)[n]`)};`,
      ofInstance,
      stays,
    ),
    form(
      (name, body) =>
        `class ${name}Owner { id = 1; *f(x«: any»)«: any» ${body} }\nconst ${name}Proto«: any» = ${name}Owner.prototype; ${name}Proto.f = ${wrap(`${name}Proto.f`)};`,
      ofInstance,
      stays,
    ),
    form(
      (name, body) =>
        `class ${name}Owner { id = 1; *f(x«: any»)«: any» ${body} }\nObject.assign(${name}Owner.prototype, { f: ${wrap(`${name}Owner.prototype.f`)} });`,
      ofInstance,
      stays,
    ),
    form(
      (name, body) => `class ${name}Base { id = 1; f = ${withX(body)}; }\nclass ${name}Owner extends ${name}Base {}`,
      ofInstance,
    ),
    form(
      (name, body) =>
        `class ${name}Base { static id = 1; static f = ${withX(body)}; }\nclass ${name}Owner extends ${name}Base { static f = (x«: any») => super.f(x); }`,
      method,
    ),
    form(
      (name, body) => `const ${name}Key = 'f';\nconst ${name}Owner = { id: 1, [${name}Key]: ${withX(body)} };`,
      method,
      stays,
    ),
    form((name, body) => `class ${name}Owner { id = 1; ['f'] = ${withX(body)}; }`, ofInstance, stays),
    form(
      (name, body) => `const ${name}Owner«: { id: number; f(x: any): Promise<any> }» = { id: 1, f: ${withX(body)} };`,
      method,
      stays,
    ),
    form((name, body) => `const ${name}«: (x: any) => PromiseLike<any>» = ${withX(body)}« as any»;`, itself, stays),
    form((name, body) => `const { f: ${name} } = { f: ${withX(body)} };`),
    form((name, body) => `const ${name}Owner«: any» = {}; ${name}Owner.f = ${name}Owner.g = ${withX(body)};`, method),
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
