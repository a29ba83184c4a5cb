import type { InstrumentedText, InstrumentOptions } from '../instrument.js';

/** What a text was compiled from, where that is another one. */
interface Compiled {
  readonly disk?: string;
}

/**
 * Inserts calls into the text of a file that tell the runtime what it does.
 *
 * @returns undefined where there is nothing to note
 */
export type Instrument = (
  text: string,
  path: string,
  options?: InstrumentOptions & Compiled,
) => InstrumentedText | undefined;
