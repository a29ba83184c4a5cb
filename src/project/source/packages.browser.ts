import * as parser from '@babel/parser';
import resolve from 'enhanced-resolve';
import * as scopes from 'eslint-scope';
import * as espree from 'espree';

/** The packages that reading other files takes. Where there is no `require`, they come with the room itself. */
export const packages = {
  plainParser: () => espree,
  parser: () => parser,
  scopes: () => scopes,
  resolve: () => resolve,
};
