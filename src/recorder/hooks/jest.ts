import { readFileSync } from 'node:fs';
import type { LoadListener } from './loads.js';
import type { Sources } from './sources.js';

type Transform = (
  this: unknown,
  file: string,
  options: { isInternalModule?: boolean; isCoreModule?: boolean } | undefined,
  source?: string,
) => unknown;
type Transformer = Partial<Record<'transform' | 'transformAsync', Transform>>;
interface TransformPackage {
  ScriptTransformer?: { prototype: Transformer };
  createScriptTransformer?: (...values: unknown[]) => Promise<Transformer>;
}

/**
 * Instruments what jest runs: it evaluates code in a realm of its own, of the text that its transformer is given. Its
 * `process` there shares the functions of the real one.
 */
export function instrumentForJest(sources: Sources): LoadListener {
  const patched = new WeakSet<object>();
  return (request, exported) => (request === '@jest/transform' ? watched(exported as TransformPackage) : exported);

  function watched(transform: TransformPackage): TransformPackage {
    if (transform.ScriptTransformer) patch(transform.ScriptTransformer.prototype);
    const { createScriptTransformer } = transform;
    if (!createScriptTransformer) return transform;
    return Object.create(transform, {
      createScriptTransformer: {
        enumerable: true,
        value: async (...values: unknown[]) => {
          const transformer = await createScriptTransformer(...values);
          patch(Object.getPrototypeOf(transformer) as Transformer);
          return transformer;
        },
      },
    }) as TransformPackage;
  }

  function patch(prototype: Transformer): void {
    if (patched.has(prototype)) return;
    patched.add(prototype);
    for (const method of ['transform', 'transformAsync'] as const) {
      const original = prototype[method];
      if (!original) continue;
      prototype[method] = function (file, options, source) {
        if (options?.isInternalModule || options?.isCoreModule) return original.call(this, file, options, source);
        const text = source ?? readFileSync(file, 'utf8');
        return original.call(this, file, options, sources.instrumented(text, file, { holder: 'globalThis.process' }));
      };
    }
  }
}
