import { memoize } from '../collections/index.js';
import { knownExports, type KnownExports } from '../analysis/semantics/index.js';
import type { FileSystem, Settings } from '../analysis/environment/index.js';
import type { IndexedFile } from '../package-index/index.js';
import { byContent, contentOf, summaryOfText } from './content.js';
import { generatorNamesFor } from './generator-names.js';
import { filesIndexedWith, indexedFile } from './indexed/find-index.js';
import { createResolver } from './resolve/resolver.js';
import { createSolver } from './solve/create-solver.js';
import type { Solver } from './solve/solver.js';
import type { Summary } from './summary/summary.js';

/** How many files are read for one, beside those that have been read already. */
export const mostFiles = 30;

/** How many of those are read for nothing but the names of generators. */
const mostForNames = 15;

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
  readonly #isPlanned: boolean;
  /** What files become by a plan, while they are fixed pass by pass: nothing of it counts under another one. */
  readonly #becoming = new Map<string, Kept>();
  /** The changes that the answers of the solver know of. */
  #seen: number;
  #asking: Asker | undefined;

  /** @param isPlanned whether a plan is carried out, so that texts may be linted that no file has yet */
  constructor(fileSystem: FileSystem, settings: Settings, cwd: string, isPlanned = false) {
    this.#fileSystem = fileSystem;
    this.#isPlanned = isPlanned;
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

  /**
   * The names by which generators may be reached that a file may call: of all files in the index of its package, and of
   * those that it loads. It leaves others to be read for what is not asked by a name.
   */
  generatorNamesFor(asker: Asker, file: string): ReadonlySet<string> {
    const indexed = this.#isIndexed ? filesIndexedWith(file) : [];
    return this.ask(asker, () =>
      generatorNamesFor(file, indexed, this.solver.files, () => asker.left > mostFiles - mostForNames),
    );
  }

  /** Takes what a file that is linted says of itself, so that it is not parsed again. */
  adopt(file: string, text: string, summary: Summary): void {
    if (this.#kept(file)?.summary === summary) return;
    const content = contentOf(text, file);
    const kept = { looked: Date.now(), modified: this.#fileSystem.modifiedAt(file) ?? -1, content, summary };
    if (this.#isPlanned && content !== this.#contentOnDisk(file)) {
      if (this.#becoming.get(file)?.content !== content) this.solver.answers.forget();
      this.#becoming.set(file, kept);
      return;
    }
    if (this.#becoming.delete(file)) this.solver.answers.forget();
    this.#keep(file, kept);
    byContent.set(content, summary);
  }

  #kept(file: string): Kept | undefined {
    return this.#becoming.get(file) ?? this.#store.kept.get(file);
  }

  #contentOnDisk(file: string): string | undefined {
    const kept = this.#store.kept.get(file);
    if (kept) return kept.content;
    try {
      return contentOf(this.#fileSystem.readText(file), file);
    } catch {
      return undefined;
    }
  }

  #summaryOf(file: string): Summary | undefined {
    const becoming = this.#becoming.get(file);
    if (becoming) return becoming.summary;
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
