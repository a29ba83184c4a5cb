import { memoize } from '../collections/index.js';
import { knownExports, type KnownExports } from '../analysis/semantics/index.js';
import type { FileSystem, Settings } from '../analysis/environment/index.js';
import type { IndexedFile } from '../package-index/index.js';
import { byContent, contentOf, summaryOfText } from './content.js';
import { indexedFile } from './indexed/find-index.js';
import { createResolver } from './resolve/resolver.js';
import { createSolver } from './solve/create-solver.js';
import type { Solver } from './solve/solver.js';
import type { Summary } from './summary/summary.js';

/** How many files are read for one, beside those that have been read already. */
export const mostFiles = 30;

/** In characters. What is longer is a bundle or data. */
const longestText = 400_000;

/** How long a file is not looked at again, in milliseconds. */
const patience = 1000;

interface Kept {
  looked: number;
  readonly modified: number;
  readonly content: string;
  readonly summary: Summary | undefined;
}

/** What has been read of a file system, by whatever project and whatever is planned for it. */
interface Store {
  readonly kept: Map<string, Kept>;
  /** How many texts have changed since they were read first: what was answered before does not count. */
  changes: number;
}

const storeOf = memoize((): Store => ({ kept: new Map(), changes: 0 })) as (fileSystem: FileSystem) => Store;

/** A file that asks, with how many others may still be read for it. */
export interface Asker {
  left: number;
}

/** The files of a project over a file system. Nothing is read before somebody asks for it. */
export class Project {
  readonly solver: Solver;
  readonly #fileSystem: FileSystem;
  readonly #isIndexed: boolean;
  readonly #store: Store;
  /** The changes that the answers of the solver know of. */
  #seen: number;
  #asking: Asker | undefined;

  constructor(fileSystem: FileSystem, settings: Settings, cwd: string) {
    this.#fileSystem = fileSystem;
    this.#store = storeOf(fileSystem);
    this.#seen = this.#store.changes;
    this.#isIndexed = settings.project === 'index';
    this.solver = createSolver({
      summaryOf: (file) => this.#summaryOf(file),
      resolve: createResolver(fileSystem).resolve,
      knownFor: memoize((file: string): KnownExports => knownExports(settings, file, cwd)),
    });
  }

  /** Answers questions of one file, for which no more of others is read than it has left. */
  ask<Answer>(asker: Asker, question: () => Answer): Answer {
    const outer = this.#asking;
    this.#asking = asker;
    this.#forgetChanged();
    try {
      return question();
    } finally {
      this.#asking = outer;
    }
  }

  /** Takes what a file that is linted says of itself, so that it is not parsed again. */
  adopt(file: string, text: string, summary: Summary): void {
    const before = this.#store.kept.get(file);
    if (before?.summary === summary) return;
    const content = contentOf(text, file);
    this.#keep(file, { looked: Date.now(), modified: this.#fileSystem.modifiedAt(file) ?? -1, content, summary });
    byContent.set(content, summary);
  }

  #summaryOf(file: string): Summary | undefined {
    const before = this.#store.kept.get(file);
    const now = Date.now();
    if (before && now - before.looked < patience) return before.summary;
    const indexed = this.#isIndexed ? indexedFile(file) : undefined;
    if (!before && !indexed && this.#asking && this.#asking.left-- <= 0) {
      this.solver.answers.distrust();
      return undefined;
    }
    const modified = this.#fileSystem.modifiedAt(file) ?? -1;
    if (before?.modified === modified) {
      before.looked = now;
      return before.summary;
    }
    const found = modified < 0 ? undefined : this.#read(file, indexed);
    this.#keep(file, { looked: now, modified, content: found?.content ?? '', summary: found?.summary });
    return found?.summary;
  }

  /** What a file said before is dropped: in an editor there is another text of it for each key that is pressed. */
  #keep(file: string, kept: Kept): void {
    const before = this.#store.kept.get(file);
    if (before && before.content !== kept.content) {
      this.#store.changes++;
      this.#forgetChanged();
      byContent.delete(before.content);
    }
    this.#store.kept.set(file, kept);
  }

  #forgetChanged(): void {
    if (this.#seen === this.#store.changes) return;
    this.#seen = this.#store.changes;
    this.solver.answers.forget();
  }

  #read(file: string, indexed: IndexedFile<Summary> | undefined): Pick<Kept, 'content' | 'summary'> | undefined {
    try {
      const text = this.#fileSystem.readText(file);
      const content = contentOf(text, file);
      // What the index says of another text does not count.
      if (indexed?.content === content) return { content, summary: indexed.summary ?? undefined };
      return { content, summary: text.length > longestText ? undefined : summaryOfText(content, text, file) };
    } catch {
      return undefined;
    }
  }
}
