import Module from 'node:module';

/**
 * Told of what a module exports, each time that CommonJS code loads it, and of the file of that code, as far as it has
 * one.
 *
 * @returns what the code gets
 */
export type LoadListener = (request: string, exported: unknown, loader: string | null | undefined) => unknown;

/** Tells of all modules that CommonJS code loads. */
export function hookLoads(listeners: readonly LoadListener[]): void {
  type Parent = { readonly filename?: string | null } | null | undefined;
  const internals = Module as unknown as { _load(request: string, parent: Parent, ...rest: unknown[]): unknown };
  const load = internals._load;
  internals._load = function (this: unknown, request, parent, ...rest) {
    let exported = load.call(this, request, parent, ...rest);
    for (const listener of listeners) exported = listener(request, exported, parent?.filename);
    return exported;
  };
}
