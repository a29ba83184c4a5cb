import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { installPinned } from '../pinned-packages.mjs';

/**
 * A file that is linted.
 *
 * @typedef {object} SourceFile
 * @property {string} file Absolute path.
 * @property {string} folder That the packages are in: ESLint passes over `node_modules` below where it works.
 * @property {string} text
 */

const javascript = /(?<!\.min)\.[cm]?js$/;
const typescript = /(?<!\.d)\.[cm]?tsx?$/;

/** Written by hand, for Node and browsers, in callbacks, promises and async functions: what most code is like. */
const ordinary = {
  express: '5.3.0',
  fastify: '5.12.8',
  knex: '3.3.0',
  mongoose: '9.12.1',
  undici: '8.12.4',
  webpack: '5.112.2',
};

/** Published together with their TypeScript sources. */
const typed = { '@reduxjs/toolkit': '2.14.0', '@tanstack/query-core': '5.108.0', rxjs: '7.8.2', zod: '4.6.7' };

/** Of the generator era, or compiled to it. */
const coroutines = {
  '@actions/artifact': '1.1.2',
  '@actions/cache': '3.2.4',
  '@actions/core': '1.10.1',
  '@actions/tool-cache': '2.0.1',
  '@babel/core': '7.20.12',
  '@expo/osascript': '1.9.2',
  bandage: '0.5.0',
  beanstalkify: '2.1.0',
  chan: '0.6.1',
  'co-stream': '0.3.2',
  'koa-convert': '1.2.0',
  npminstall: '3.28.1',
  prompts: '2.4.2',
  taskr: '1.1.0',
  'typed-rest-client': '1.8.11',
  'type-graphql': '0.17.6',
};

/** Whose generators iterate, or have a meaning of their own. */
const generators = {
  'd3-array': '3.2.4',
  effection: '4.1.1',
  immutable: '5.2.1',
  'iter-tools': '7.5.3',
  'js-combinatorics': '2.1.4',
  'redux-saga': '1.5.1',
};

export const ordinaryFiles = () => filesOf('bench-ordinary', ordinary, javascript);
export const typescriptFiles = () => filesOf('bench-typescript', typed, typescript);
export const generatorFiles = () =>
  filesOf('bench-generators', generators, javascript).filter(({ text }) => /\byield\b/.test(text));
export const coroutineFiles = () =>
  filesOf('bench-coroutines', coroutines, javascript, { 'aws-sdk': 'npm:noop2@2.0.0' }).filter(
    ({ text }) => (text.match(/\bfunction\s*\*/g)?.length ?? 0) > 2,
  );

/**
 * @param {string} purpose
 * @param {Readonly<Record<string, string>>} packages
 * @param {RegExp} name
 * @param {Readonly<Record<string, string>>} [overrides]
 * @returns {SourceFile[]} In a stable order; files of half a megabyte and more are data or bundles, and left out.
 */
function filesOf(purpose, packages, name, overrides) {
  const folder = path.join(installPinned(purpose, packages, overrides), 'node_modules');
  return Object.keys(packages).flatMap((one) => {
    const root = path.join(folder, one);
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && name.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !path.relative(root, file).includes('node_modules'))
      .sort()
      .map((file) => ({ file, folder, text: readFileSync(file, 'utf8') }))
      .filter(({ text }) => text.length < 500_000);
  });
}
