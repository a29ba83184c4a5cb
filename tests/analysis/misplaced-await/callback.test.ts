import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { callbackAt } from '../../../src/analysis/misplaced-await/callback.js';
import { openFile } from '../../support/opened-file.js';

/** How the call that is handed the first arrow function of a file treats it, and what a message calls it. */
function treatmentIn(code: string): string {
  return openFile(code, ({ model }) => {
    const callback = [...model.syntax.functions.keys()].find(({ type }) => type === 'ArrowFunctionExpression');
    const { treatment, method } = callbackAt(callback as TSESTree.Node, model)!;
    return `${treatment} ${method}`;
  });
}

describe('what a call does with a function', () => {
  it.each([
    ['it("x", () => {});', 'test it'],
    ['it.only("x", () => {});', 'test only'],
    ['test.each([1])("x", () => {});', 'free each'],
    ['test.each`a`("x", () => {});', 'free each'],
    ['test.concurrent.only.each([1])("x", () => {});', 'free each'],
    ['describe("x", () => {});', 'suite describe'],
    ['context.skip("x", () => {});', 'suite skip'],
    ['setTimeout(() => {}, 1);', 'free setTimeout'],
    ['Array.from(xs, () => {});', 'mapped from'],
    ['JSON.parse(text, () => {});', 'json parse'],
    ['new Promise(() => {});', 'executor new Promise'],
    ['new Other.Thing(() => {});', 'unknown new Other.Thing'],
    ['xs.map(() => {});', 'mapped map'],
    ['unknown(() => {});', 'unknown unknown'],
  ])('%s', (code, expected) => {
    expect(treatmentIn(code)).toBe(expected);
  });

  it.each([
    ['import { it as when } from "mocha"; when("x", () => {});', 'test when'],
    ['const { describe: group } = require("node:test"); group("x", () => {});', 'suite group'],
    ['import test from "ava"; test.serial("x", () => {});', 'test serial'],
    ['import * as mocha from "mocha"; mocha.beforeEach(() => {});', 'test beforeEach'],
    ['import React from "react"; React.useEffect(() => {});', 'effect useEffect'],
    ['import { useEffect as effect } from "react"; effect(() => {});', 'effect effect'],
    ['module.exports = function ({ it }) { it("x", () => {}); };', 'test it'],
  ])('wherever the function comes from: %s', (code, expected) => {
    expect(treatmentIn(code)).toBe(expected);
  });

  it.each([
    ['const test = [1]; test.map(() => {});', 'mapped map'],
    ['import { test } from "./data.js"; test.map(() => {});', 'mapped map'],
    ['const it = new Map(); it.get(1).forEach(() => {});', 'each forEach'],
    ['function f(context) { context.forEach(() => {}); }', 'each forEach'],
    ['const suite = { run(f) { f(); } }; suite.run(() => {});', 'unknown run'],
    ['function describe(f) { return f(); } describe(() => {});', 'unknown describe'],
    ['class test {} test.filter(() => {});', 'truthy filter'],
    ['const Promise = require("bluebird"); new Promise(() => {});', 'unknown new Promise'],
    ['function f(JSON) { JSON.map(() => {}); }', 'mapped map'],
  ])('and not by a name that means something else: %s', (code, expected) => {
    expect(treatmentIn(code)).toBe(expected);
  });
});
