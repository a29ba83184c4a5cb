import { rmSync } from 'node:fs';
import { usageOf, usageOfBinary } from './child-usage.mjs';
import { prepare } from './programs.mjs';
import { writeTree } from './trees.mjs';

/**
 * @typedef {object} Speed
 * @property {string} name
 * @property {number} cpu Milliseconds of CPU time.
 * @property {number} wall Milliseconds on the clock.
 * @property {number} memory Megabytes at most.
 */

/**
 * What programs take on the same tree, each after the other.
 *
 * @param {readonly string[]} texts
 * @param {readonly import('./programs.mjs').Program[]} programs
 * @returns {{ files: number, megabytes: number, speeds: Speed[] }}
 * @throws {Error} Where a program does not start, or has nothing to say.
 */
export function measurePrograms(texts, programs) {
  const speeds = programs.map((program) => {
    const folder = writeTree(texts);
    prepare(program, folder);
    const measure = program.isBinary ? usageOfBinary : usageOf;
    const { cpu, wall, memory, status } = measure(program.args, folder);
    rmSync(folder, { recursive: true });
    if (status !== 0 && status !== 1) throw new Error(`${program.name} ends with ${String(status)}.`);
    return { name: program.name, cpu, wall, memory };
  });
  return { files: texts.length, megabytes: texts.reduce((sum, { length }) => sum + length, 0) / 1e6, speeds };
}
