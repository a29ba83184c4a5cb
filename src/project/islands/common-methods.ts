const prototypes = [
  ...[Array.prototype, Map.prototype, Set.prototype, WeakMap.prototype, String.prototype],
  ...[Promise.prototype, Function.prototype, Date.prototype, RegExp.prototype],
];

const names: ReadonlySet<string> = new Set([
  ...prototypes.flatMap((prototype) => Object.getOwnPropertyNames(prototype)),
  // Of streams, emitters and consoles.
  ...[
    'close',
    'destroy',
    'emit',
    'end',
    'log',
    'off',
    'on',
    'once',
    'open',
    'pause',
    'pipe',
    'read',
    'resume',
    'write',
  ],
  // Of routers and clients of HTTP.
  ...['all', 'del', 'head', 'options', 'param', 'patch', 'post', 'put', 'use'],
]);

/**
 * Whether so many objects have a method of a name that a call by that name alone says little: those of the language, and
 * those that routers and streams of many libraries have.
 */
export function isCommonMethod(name: string): boolean {
  return names.has(name);
}
