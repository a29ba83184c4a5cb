import { fileSystem, path, readManifest, type Settings } from '../../analysis/environment/index.js';
import { createResolver } from '../resolve/resolver.js';
import { Project } from '../project.js';
import { alternatives, type Definition, type Value } from '../solve/value.js';
import { exportsKey, partOf } from '../summary/summary.js';
import { isInstalled } from './decisions.js';
import { idOf, type Target } from './survey.js';

/** Deep enough for objects of classes of instances; what lies deeper is no interface. */
const deepest = 8;

/**
 * Makes the function that says whether code outside of a package may use a function: whether what its entry exports
 * leads there by properties, by prototypes and instances, or by what functions return. A private package has no outside.
 *
 * @param folder of the `package.json`
 */
export function openFunctions(folder: string, settings: Settings): (target: Target) => boolean {
  const manifest = readManifest(path.join(folder, 'package.json'));
  if (!manifest || manifest.private === true || manifest.name === undefined) return () => false;
  const files = fileSystem();
  const project = new Project(files, settings, folder);
  const resolver = createResolver(files);
  const specifiers = manifest.exports === undefined ? ['./'] : targetsIn(manifest.exports);
  const open = new Set<string>();
  const walk = createWalk(project, (target) => open.add(idOf(target)));
  for (const specifier of specifiers) {
    const entry = resolver.resolve(specifier, path.join(folder, 'package.json'));
    if (entry !== undefined) project.ask({ left: Infinity }, () => walk({ kind: 'module', file: entry }, deepest));
  }
  return (target) => open.has(idOf(target));
}

function createWalk({ solver }: Project, note: (target: Target) => void) {
  const seen = new Set<string>();
  const { files } = solver;
  return walk;

  function walk(value: Value, depth: number): void {
    if (depth === 0) return;
    for (const one of alternatives(value)) walkOne(one, depth);
  }

  function walkOne(value: Value, depth: number): void {
    switch (value.kind) {
      case 'module':
        walkObject(value.file, exportsKey, depth);
        return walk(solver.wholeOf(value.file), depth - 1);
      case 'object':
        return walkObject(value.file, value.at, depth);
      case 'function':
        return walkFunction(value, depth);
      case 'instance':
      case 'prototype':
        walkObject(value.file, partOf(value.at, 'fields'), depth);
        return walkObject(value.file, partOf(value.at, 'prototype'), depth);
      case 'merged':
        return value.values.forEach((one) => walk(one, depth - 1));
      default:
    }
  }

  function walkFunction({ file, at }: Definition, depth: number): void {
    const id = `${file} ${at}`;
    const summary = files.summaryOf(file)?.functions[at];
    if (!summary || seen.has(id) || isInstalled(file)) return;
    seen.add(id);
    note({ file, key: summary.key });
    for (const part of ['statics', 'prototype', 'fields'] as const) walkObject(file, partOf(at, part), depth);
    if (summary.form !== 'class') walk(solver.returned(file, at), depth - 1);
  }

  function walkObject(file: string, key: string, depth: number): void {
    const object = files.summaryOf(file)?.objects[key];
    const id = `${file} ${key}`;
    if (!object || seen.has(id) || isInstalled(file)) return;
    seen.add(id);
    for (const term of [...Object.values(object.properties).flat(), ...object.sources])
      walk(solver.solve(term, file), depth - 1);
  }
}

/** The files that `exports` names, under whatever conditions. */
function targetsIn(exported: unknown): string[] {
  if (typeof exported === 'string') return exported.includes('*') ? [] : [exported];
  return typeof exported === 'object' && exported !== null ? Object.values(exported).flatMap(targetsIn) : [];
}
