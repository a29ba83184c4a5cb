import { describe, expect, it } from 'vitest';
import { convertProgram, type ConversionOptions } from '../support/conversion.js';
import { expressMajors, installedExpress } from '../support/installed-express.js';
import { prelude, runProgram } from '../support/program.js';

/** A program that serves the handlers of `app`, asks it for paths, and gives what is answered. */
const serving = (library: string, handlers: string): string => `
const express = require('express');
const http = require('http');
${library}
const app = express();
${handlers}
app.use((request, response) => response.end('nobody'));
app.use((error, request, response, next) => response.end('caught ' + error.message));
exports.main = async () => {
  const server = http.createServer(app);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const answers = [];
  for (const path of ['/a/1', '/b/2']) {
    const asked = fetch('http://127.0.0.1:' + server.address().port + path, { signal: AbortSignal.timeout(500) });
    answers.push(await asked.then((response) => response.text(), (error) => error.name));
  }
  server.closeAllConnections();
  server.close();
  return answers;
};
${prelude}`;
const co = "const co = require('co');";
const bluebird = "const { coroutine } = require('bluebird');";

/** What a program does before and after, and what is said of it. */
async function convert(major: (typeof expressMajors)[number], program: string, options: ConversionOptions = {}) {
  const dependencies = { express: `^${major}.0.0` };
  const rules = ['no-coroutine-wrapper', 'no-floating-generator', 'no-ambiguous-generator'];
  const { text, reported, reasons } = convertProgram(program, { dependencies, rules, ...options });
  const run = { installed: { express: installedExpress(major) } };
  const before = await runProgram(program, run);
  const after = text === program ? before : await runProgram(text, run);
  return { text, reported, reasons: [...reasons], before, after, isConverted: text !== program };
}

describe.each(expressMajors)('express %s', (major) => {
  it.each([
    ['a route', `app.get('/a/:id', co.wrap(function* (request, response) { response.end(yield later('a')); }));`],
    ['all three parameters', `app.use(co.wrap(function* (request, response, next) { log(yield later(1)); next(); }));`],
    ['one parameter', `app.use(co.wrap(function* (request) { request.res.end(yield later('one')); }));`],
    [
      'a router',
      `const router = new express.Router();\nrouter.get('/a/1', co.wrap(function* (request, response) { response.end(yield later('router')); }));\napp.use(router.middleware ?? router);`,
    ],
    [
      'a parameter',
      `app.param('id', co.wrap(function* (request, response, next, id) { log(yield later(id)); next(); }));\napp.get('/a/:id', (request, response) => response.end('a'));`,
    ],
    [
      'a handler behind a name',
      `const show = co.wrap(function* (request, response) { response.end(yield later('a')); });\napp.get('/a/:id', show);`,
    ],
  ])('goes on as before with a coroutine of co: %s', async (_, handlers) => {
    const { before, after, isConverted, reasons } = await convert(major, serving(co, handlers));
    expect(reasons).toEqual([]);
    expect(isConverted).toBe(true);
    expect(after).toEqual(before);
  });

  it('knows that a fourth parameter makes a handler of errors', async () => {
    const handlers = `app.use(co.wrap(function* (error, request, response, next) { log(yield later('reached')); request.end('error'); }));`;
    const { isConverted, reasons } = await convert(major, serving(co, handlers));
    expect(reasons).toEqual(['arity']);
    expect(isConverted).toBe(false);
    const { before, after } = await convert(major, serving(co, handlers), { preset: 'migrate' });
    // Until then it answers requests, and afterwards what it was meant to.
    expect(before.trace).toContain('reached');
    expect(after.trace).not.toContain('reached');
    expect(after.outcome).toEqual({ fulfilled: ['nobody', 'nobody'] });
  });

  it('drops the promises of bluebird until it waits for them', async () => {
    const handlers = `app.get('/a/:id', coroutine(function* (request, response) { response.end(yield later('a')); }));`;
    const { before, after, isConverted, reasons } = await convert(major, serving(bluebird, handlers));
    expect(reasons).toEqual(major < 5 ? ['unhandled-errors'] : []);
    expect(isConverted).toBe(major >= 5);
    expect(after).toEqual(before);
  });

  it.each(['app', 'app.route', 'express.Router'])('never runs a generator function that %s is handed', async (on) => {
    if (major === 3 && on === 'app.route') return;
    const target = { app: `app.get('/a/:id', `, 'app.route': `app.route('/a/:id').get(`, 'express.Router': '' }[on]!;
    const handler = `function* (request, response) { response.end(yield later('ran')); }`;
    const handlers =
      target === ''
        ? `const router = new express.Router();\nrouter.get('/:id', ${handler});\napp.use('/a', router${major === 3 ? '.middleware' : ''});`
        : `${target}${handler});`;
    const { before, reported, isConverted } = await convert(major, serving('', handlers));
    const words = reported.map(({ message }) => message).join('\n');
    expect(words).toContain(
      `express ${major} discards the generator object, so a request that reaches it is never answered.`,
    );
    expect(isConverted).toBe(false);
    if (major > 3 || target !== '') expect(before.outcome).toEqual({ fulfilled: ['TimeoutError', 'nobody'] });
    const { after } = await convert(major, serving('', handlers), { preset: 'migrate' });
    if (major > 3 || target !== '') expect(after.outcome).toEqual({ fulfilled: ['ran', 'nobody'] });
  });
});

it('takes an unknown version for one that drops what a handler returns', () => {
  const handlers = `app.get('/a/:id', coroutine(function* (request, response) { response.end(yield later('a')); }));`;
  expect([...convertProgram(serving(bluebird, handlers)).reasons]).toEqual(['unhandled-errors']);
});
