/** By how much the heap may grow, in percent of what is alive, before the engine collects garbage again. */
const percent = 60;

/**
 * Has the engine collect garbage sooner, in all threads of the process. Each file that is linted leaves a syntax tree
 * that nobody needs any more, and by itself V8 lets the heap become several times what is alive: of 2,000 files, 330 MB
 * at most instead of 227 (V8 11.3; 12.4, 13.6 and 14.1 have the option, too).
 */
export function collectGarbageSooner(): void {
  // Not loaded for a command that is recorded, which lints nothing.
  process.getBuiltinModule('node:v8').setFlagsFromString(`--heap-growing-percent=${percent}`);
}
