import { isRecord } from './is-record.ts';
import { presetNames, type Project, projectOf } from './project.ts';

/** A project as a fragment of a URL: nothing of it is sent to a server. */
export async function toFragment(project: Project): Promise<string> {
  return toBase64Url(await through(new TextEncoder().encode(toJson(project)), new CompressionStream('deflate-raw')));
}

/** The text that a fragment is a compressed form of. */
export function toJson({ files, ...rest }: Project): string {
  const defaults: Readonly<Record<string, unknown>> = { ...projectOf([]) };
  const changed = Object.entries(rest).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(defaults[key]),
  );
  return JSON.stringify({ files: files.map(({ name, text }) => [name, text]), ...Object.fromEntries(changed) });
}

/** The project of a fragment; undefined for what is none. */
export async function fromFragment(fragment: string): Promise<Project | undefined> {
  try {
    const bytes = await through(fromBase64Url(fragment.replace(/^#/, '')), new DecompressionStream('deflate-raw'));
    return validProject(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}

/** What comes out of a link is anybody's: only what has the right form is taken. */
function validProject(value: unknown): Project | undefined {
  if (!isRecord(value) || !Array.isArray(value['files'])) return undefined;
  const files = (value['files'] as unknown[]).flatMap((file) =>
    Array.isArray(file) && typeof file[0] === 'string' && typeof file[1] === 'string'
      ? [{ name: file[0].slice(0, 100), text: file[1] }]
      : [],
  );
  if (files.length === 0) return undefined;
  const preset = presetNames.find((name) => name === value['preset']);
  return projectOf(files, {
    ...(preset && { preset }),
    ...(value['tolerant'] === false && { tolerant: false }),
    ...(isRecord(value['settings']) && { settings: value['settings'] }),
    ...(isRecord(value['rules']) && { rules: value['rules'] }),
    ...(typeof value['note'] === 'string' && { note: value['note'].slice(0, 300) }),
  });
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream): Promise<Uint8Array> {
  const body = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(body).arrayBuffer());
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
