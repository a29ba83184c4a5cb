import { createRequire } from 'node:module';
import type * as graphlib from '@dagrejs/graphlib';
import type babelParser from '@babel/parser';
import type enhancedResolve from 'enhanced-resolve';
import type * as eslintScope from 'eslint-scope';
import type * as espree from 'espree';
import { once } from '../../collections/index.js';

const require = createRequire(import.meta.url);

/**
 * The packages that reading other files takes. They are loaded when the first other file is asked for, since most
 * processes never ask.
 */
export const packages = {
  graphs: once(() => require('@dagrejs/graphlib') as typeof graphlib),
  plainParser: once(() => require('espree') as typeof espree),
  parser: once(() => require('@babel/parser') as typeof babelParser),
  scopes: once(() => require('eslint-scope') as typeof eslintScope),
  resolve: once(() => require('enhanced-resolve') as typeof enhancedResolve),
};
