/** What a body may do. */
export interface Abilities {
  /** Functions that give a promise, as they are called. */
  readonly coroutines: readonly string[];
  /** The same of functions that may be called a few times alone, since they may call this one. */
  readonly recursions: readonly string[];
  /** Generator functions that may be delegated to. */
  readonly generators: readonly string[];
  /** What `yield*` delegates to returns no promise: `yield*` would not wait for it. */
  readonly isDelegate: boolean;
  /**
   * Runs coroutines at the same time. Then nothing may take another number of turns than an async function does: `yield*`
   * takes none, and an object that co is given one more.
   */
  readonly isConcurrent: boolean;
  /** Coroutines may stand inside of it. */
  readonly isNesting: boolean;
  /** `await` may be a name. */
  readonly hasAwaitAsName: boolean;
}
