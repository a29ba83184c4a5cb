import { form, type FunctionForm, method, ofInstance } from './function-form.js';

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
