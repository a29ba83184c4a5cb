import { form, type FunctionForm, generatorFunction, itself, method, ofInstance, stays } from './function-form.js';

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
    form((name, body) => `function ${name}(x«: any») { try { return ${around(body)}; } finally { log("end"); } }`),
    form(
      (name, body) =>
        `async function ${name}(x«: any») { try { return await ${around(body)}; } finally { log("end"); } }`,
      itself,
      { isAsync: true },
    ),
    form(
      (name, body) =>
        `class ${name}Base { id = 1; f(x«: any») { return ${around(body)}; } }\nclass ${name}Owner extends ${name}Base { f(x«: any») { return super.f(x); } }`,
      ofInstance,
    ),
    form(
      (name, body) =>
        `class ${name}Owner { id = 1; f(x«: any») { return ${around(body)}; } }\nconst ${name}Old = ${name}Owner.prototype.f; ${name}Owner.prototype.f = function (x«: any») { log("patched"); return ${name}Old.call(this, x); };`,
      ofInstance,
    ),
    form(
      (name, body) =>
        `const ${name}Owner«: { id: number; f(x: any): any }» = { id: 1, f(x«: any») { return ${around(body)}; } };`,
      method,
      stays,
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
    form(
      (name, body) => `const ${name}Owner = { get f() { const x = 1; return ${around(body)}; } };`,
      (name) => `(() => ${name}Owner.f)`,
    ),
    form(
      (name, body) => `class ${name}Owner { constructor(x«: any») { return ${around(body)}; } }`,
      (name) => `((y«: any») => new ${name}Owner(y))`,
    ),
    form((name, body) => `const ${name} = (x«: any») => Promise.all([x].map((x) => ${around(body)}));`),
    form((name, body) => `const ${name} = (x«: any») => Promise.resolve(void 0 ?? ${around(body)});`),
    form((name, body) => `function ${name}(x«: any») { var y = x, z; return ${around(body)}; }`),
    form(
      (name, body) =>
        `function ${name}({ length = 1 }«: any» = "five") { return ${run('body')}; ${generatorFunction('', `{ var x«: any» = length; ${body} }`, 'body')} }`,
    ),
    form((name, body) => `function ${name}(x«: any») { const body = () => ${around(body)}; return body(); }`),
    form(
      (name, body) => `class ${name}Owner { static f«: any»; static { this.f = (x«: any») => ${around(body)}; } }`,
      method,
    ),
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
