import type { InstrumentedFile, InstrumentedFunction } from '../instrument.js';

/** How often something was seen, by name. */
export type Tally = Record<string, number>;

/** What was noted of a suspension, or of a part of what it yields. */
export interface KindNotes {
  readonly kinds: Tally;
  readonly elements: Tally;
  readonly stubbed: Tally;
}

export interface SuspensionNotes extends KindNotes {
  /** Whether the function that the operand calls was a stub when it was seen last. */
  isStubbed: boolean;
  /** By the place of the part in the list of the suspension's parts. */
  readonly parts: Map<number, KindNotes>;
}

export interface FunctionNotes {
  readonly suspensions: Map<number, SuspensionNotes>;
  readonly steppedBy: Tally;
  readonly results: ResultNotes;
}

export interface ResultNotes {
  functions: number;
  readonly reads: Tally;
  readonly promises: Tally;
  readonly methods: Tally;
  readonly handlers: Tally;
}

const tally = (): Tally => Object.create(null) as Tally;
const kindNotes = (): KindNotes => ({ kinds: tally(), elements: tally(), stubbed: tally() });

/** Counts one more. */
export function count(counts: Tally, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

/** What was noted of one file, and what the numbers in the inserted calls stand for, once that is known. */
export interface FileNotes {
  readonly functions: Map<number, FunctionNotes>;
  path?: string;
  described?: readonly InstrumentedFunction[];
}

/** What was noted in this process, by the key of the file. */
export class Notes {
  readonly files = new Map<string, FileNotes>();
  /** Called at the first note after the last time that all was written. */
  onChange: () => void = () => undefined;
  isChanged = false;

  /** Tells what the calls of a file are about. It may come after they have run: another thread may have inserted them. */
  describe({ key, functions }: InstrumentedFile, path: string): void {
    Object.assign(this.file(key), { path, described: functions });
  }

  functionNotes(key: string, index: number): FunctionNotes {
    if (!this.isChanged) {
      this.isChanged = true;
      this.onChange();
    }
    const { functions } = this.file(key);
    let notes = functions.get(index);
    if (!notes) {
      const results = { functions: 0, reads: tally(), promises: tally(), methods: tally(), handlers: tally() };
      functions.set(index, (notes = { suspensions: new Map(), steppedBy: tally(), results }));
    }
    return notes;
  }

  suspensionNotes({ suspensions }: FunctionNotes, index: number): SuspensionNotes {
    let notes = suspensions.get(index);
    if (!notes) suspensions.set(index, (notes = { ...kindNotes(), isStubbed: false, parts: new Map() }));
    return notes;
  }

  partNotes({ parts }: SuspensionNotes, place: number): KindNotes {
    let notes = parts.get(place);
    if (!notes) parts.set(place, (notes = kindNotes()));
    return notes;
  }

  private file(key: string): FileNotes {
    let notes = this.files.get(key);
    if (!notes) this.files.set(key, (notes = { functions: new Map() }));
    return notes;
  }
}
