/** What to do about a run that was interrupted while it wrote: write the rest, put everything back, or leave it as it is. */
export type Recovery = 'finish' | 'undo' | 'keep';

export const recoveries: readonly Recovery[] = ['finish', 'undo', 'keep'];
