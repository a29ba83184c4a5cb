import { isInterruption } from '../interruption.js';
import { UserError } from '../user-error.js';
import type { Answer, Question } from './choose.js';

const choices = [
  { key: 'y', name: 'Convert it', value: 'yes' },
  { key: 'n', name: 'Leave it', value: 'no' },
  { key: 'a', name: 'Convert it and all that follow in this file', value: 'all' },
  { key: 'd', name: 'Leave it and all that follow in this file', value: 'none' },
  { key: 'q', name: 'Quit: leave it and everything that follows', value: 'quit' },
  { key: 'e', name: 'Edit what takes its place', value: 'edit' },
] as const;

/**
 * Asks a person at a terminal about one conversion, whose diff and reasons have been shown.
 *
 * @throws UserError where there is no terminal
 */
export async function askAt(
  { conversion, number, total }: Question,
  { input, output }: { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream },
): Promise<Answer> {
  if (!input.isTTY || !output.isTTY) throw new UserError('--interactive needs a terminal.');
  // Most runs ask nothing, and need not load what asks.
  const { editor, expand } = await import('@inquirer/prompts');
  const context = { input, output };
  const message = `(${String(number)}/${String(total)}) Convert this?`;
  const editing = {
    message: 'What takes its place',
    default: conversion.after,
    postfix: postfixOf(conversion.file),
    waitForUserInput: false,
  };
  try {
    const answer = await expand({ message, default: 'h', choices: [...choices] }, context);
    if (answer !== 'edit') return answer;
    const after = await editor(editing, context);
    // Editors end a file with a line break that was not asked for.
    return { after: conversion.after.endsWith('\n') ? after : after.replace(/\r?\n$/, '') };
  } catch (error) {
    if (isInterruption(error)) return 'quit';
    throw error;
  }
}

function postfixOf(file: string): string {
  return /\.[^./\\]+$/.exec(file)?.[0] ?? '.js';
}
