/** Whether a prompt ended by Ctrl-C, or because its input ended. */
export function isInterruption(error: unknown): boolean {
  return error instanceof Error && error.name === 'ExitPromptError';
}
