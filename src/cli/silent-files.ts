import { readFileSync } from 'node:fs';
import { textConcerns, textMayHaveGenerator } from '../analysis/semantics/index.js';
import { type PlainSyntax, plainSyntaxOf, sourceTypesOf } from './parsers/plain-syntax.js';

/** The files that the rules can read; of others that are named ESLint says what is wrong with them. */
const readable = /\.[cm]?[jt]sx?$/;

/** Whether no rule can have anything to say of a file on disk. */
export function isSilentFile(file: string, settings: Record<string, unknown>): boolean {
  if (!readable.test(file)) return false;
  try {
    return isSilentText(file, readFileSync(file, 'utf8'), settings);
  } catch {
    // ESLint says what is wrong with it.
    return false;
  }
}

/**
 * Whether no rule can have anything to say of the text of a file: by its words, or, where only words speak against it that
 * may stand in a comment or in an async function, by its syntax. ESLint need not parse it with all its places, tokens and
 * scopes then, which takes several times as long.
 */
export function isSilentText(file: string, text: string, settings: Record<string, unknown>): boolean {
  const concerns = textConcerns(text, settings);
  return concerns === 'nothing' || (concerns === 'syntax' && !mayHold(file, text));
}

/** Whether a file may have a generator function: by its text, and by its syntax where that is plain JavaScript. */
export function fileMayHaveGenerator(file: string, text: string): boolean {
  return textMayHaveGenerator(text) && (plainSyntax(file, text)?.suspends ?? true);
}

/** Whether the syntax may have what the rules look for: also what does not parse, and what is no plain JavaScript. */
function mayHold(file: string, text: string): boolean {
  const syntax = plainSyntax(file, text);
  return !syntax || syntax.suspends || syntax.globals.length > 0 || syntax.mayMisusePromises;
}

function plainSyntax(file: string, text: string): PlainSyntax | undefined {
  const types = sourceTypesOf(file);
  return types && plainSyntaxOf(text, types);
}
