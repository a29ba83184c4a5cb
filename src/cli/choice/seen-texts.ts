import { readFileSync } from 'node:fs';
import { fileSystem, useFileSystem } from '../../analysis/environment/index.js';
import type { CarriedOut } from '../plan/carry-out.js';

/** The texts of the files that a plan or a fix changes. */
export function concernedTexts({ found, plan, chains }: CarriedOut): ReadonlyMap<string, string> {
  const ofParts = [...plan.islands, ...chains].flatMap(({ files }) => files);
  const concerned = new Set([...ofParts, ...plan.usedIn]);
  return new Map(
    found.results.flatMap(({ filePath, messages, source }) =>
      concerned.has(filePath) || messages.some(({ fix }) => fix)
        ? [[filePath, withoutMark(source ?? readFileSync(filePath, 'utf8'))]]
        : [],
    ),
  );
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Makes this process see files with the texts that they have now. */
export function keepSeeing(texts: ReadonlyMap<string, string>): void {
  const disk = fileSystem();
  const times = new Map([...texts.keys()].map((file) => [file, disk.modifiedAt(file)]));
  useFileSystem({
    ...disk,
    modifiedAt: (file) => times.get(file) ?? disk.modifiedAt(file),
    readText: (file) => texts.get(file) ?? disk.readText(file),
  });
}
