import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter } from 'eslint';
import { onTestFinished } from 'vitest';
import plugin from '../../src/index.js';
import { instrument } from '../../src/recorder/languages/all.js';
import { Notes } from '../../src/recorder/runtime/notes.js';
import { createRuntime } from '../../src/recorder/runtime/runtime.js';
import { packageOf } from '../../src/recorder/runtime/stepper-name.js';
import { watchSteppers } from '../../src/recorder/runtime/steppers.js';
import { toEvidence } from '../../src/recorder/runtime/to-evidence.js';
import type { PresetName } from '../../src/configs/index.js';

const require = createRequire(import.meta.url);
const steppers = watchSteppers((file) => packageOf(file, tmpdir()));

/** A CommonJS file of which a run was recorded, in a folder that is gone after the test. */
export class RecordedRun {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'native-async-evidence-'));

  private constructor(private readonly text: string) {
    onTestFinished(() => {
      rmSync(this.folder, { recursive: true });
    });
  }

  /**
   * Runs the text of a file with the libraries of this repository, and records it.
   *
   * @param use what is done with its exports
   */
  static async of(text: string, use: (exports: never) => unknown): Promise<RecordedRun> {
    const run = new RecordedRun(text);
    const instrumented = instrument(text, 'file.js')!;
    const notes = new Notes();
    notes.describe(instrumented.file, 'file.js');
    Object.assign(globalThis, { __nativeAsync: createRuntime(notes, steppers) });
    const module = { exports: {} };
    new Function('module', 'exports', 'require', instrumented.text)(module, module.exports, require);
    await use(module.exports as never);
    writeFileSync(path.join(run.folder, 'evidence.json'), JSON.stringify(toEvidence(notes)));
    return run;
  }

  /** What the file, or a later text of it, becomes by the fixes, and the messages of its reports. */
  fixed({
    text = this.text,
    name = 'file.js',
    preset = 'recommended',
    fixIntended,
  }: {
    text?: string;
    name?: string;
    preset?: PresetName;
    fixIntended?: readonly string[];
  } = {}): { output: string; messages: string[] } {
    const { rules = {}, settings = {} } = plugin.configs[preset];
    const own = { ...(settings['native-async'] as object | undefined), ...(fixIntended && { fixIntended }) };
    const config: Linter.Config = {
      plugins: { 'native-async': plugin },
      rules,
      settings: { ...settings, 'native-async': { ...own, evidence: 'evidence.json' } },
      languageOptions: { sourceType: 'commonjs' },
    };
    const linter = new Linter({ cwd: this.folder });
    const filename = path.join(this.folder, name);
    const messages = linter.verify(text, config, { filename }).map(({ message }) => message);
    return { output: linter.verifyAndFix(text, config, { filename }).output, messages };
  }
}
