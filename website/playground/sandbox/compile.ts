import type { CompilerOptions } from 'typescript';
import { isRecord } from '../is-record.ts';
import { isCode, type Project, type ProjectFile } from '../project.ts';
import type { Program } from './protocol.ts';

/** Makes of the files of a project a program that the sandbox can run. Types go, `import` becomes `require`, all else stays. */
export async function compile({ files, settings }: Project, uncalled: readonly string[]): Promise<Program> {
  const { default: typescript } = await import('typescript');
  const compilerOptions: CompilerOptions = {
    module: typescript.ModuleKind.CommonJS,
    target: typescript.ScriptTarget.ESNext,
    jsx: typescript.JsxEmit.Preserve,
    // Scripts stay in sloppy mode.
    alwaysStrict: false,
    ignoreDeprecations: '6.0',
  };
  const code = files.filter(isCode);
  const modules = code.map(({ name, text }) => {
    const { outputText, diagnostics = [] } = typescript.transpileModule(text, {
      compilerOptions,
      fileName: name,
      reportDiagnostics: true,
    });
    const [first] = diagnostics;
    if (first) throw new SyntaxError(`${name}: ${typescript.flattenDiagnosticMessageText(first.messageText, ' ')}`);
    return [name, outputText] as const;
  });
  return {
    modules: Object.fromEntries(modules),
    entry: entryOf(code),
    versions: { ...versionsIn(files), ...majors(settings['versions']) },
    uncalled,
  };
}

/** A file `run.js` is what starts the others; else the first one is. */
function entryOf(code: readonly ProjectFile[]): string {
  return (code.find(({ name }) => /^run\.[cm]?[jt]s$/.test(name)) ?? code[0])?.name ?? '';
}

/** The major versions that a `package.json` among the files asks for. */
function versionsIn(files: readonly ProjectFile[]): Record<string, number> {
  const manifest = files.find(({ name }) => name === 'package.json');
  if (!manifest) return {};
  const { dependencies = {}, devDependencies = {} } = JSON.parse(manifest.text) as Record<
    string,
    Record<string, string>
  >;
  return majors({ ...devDependencies, ...dependencies });
}

function majors(ranges: unknown): Record<string, number> {
  return Object.fromEntries(
    Object.entries(isRecord(ranges) ? ranges : {}).flatMap(([name, range]) => {
      const major = /\d+/.exec(String(range))?.[0];
      return major === undefined ? [] : [[name, Number(major)]];
    }),
  );
}
