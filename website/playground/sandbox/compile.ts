import { transform } from 'sucrase';
import { isRecord } from '../is-record.ts';
import { isCode, isTypeScript, type Project, type ProjectFile } from '../project.ts';
import type { Program } from './protocol.ts';

/** Makes of the files of a project a program that the sandbox can run. Types go, `import` becomes `require`, all else stays. */
export function compile({ files, settings }: Project, uncalled: readonly string[]): Program {
  const code = files.filter(isCode);
  const modules = code.map((file) => {
    const { code: text } = transform(file.text, {
      transforms: ['imports', 'jsx', ...(isTypeScript(file) ? (['typescript'] as const) : [])],
      filePath: file.name,
      disableESTransforms: true,
      preserveDynamicImport: false,
      jsxRuntime: 'preserve',
    });
    return [file.name, text] as const;
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
