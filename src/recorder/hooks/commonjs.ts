import Module from 'node:module';
import type { Sources } from './sources.js';

/** A module while it is loaded. Loaders put functions of their own in the place of `_compile`. */
interface LoadedModule {
  _compile(text: string, file: string, ...rest: unknown[]): unknown;
}
type Load = (module: LoadedModule, file: string) => void;

const internals = Module as unknown as { _extensions: Record<string, Load>; prototype: LoadedModule };

/**
 * Instruments CommonJS modules: the text from disk before any loader that calls the handler for `.js` compiles it, and
 * the text that is compiled in the end where a loader does not.
 *
 * @param onText told of each text before it runs
 */
export function hookCommonJS(sources: Sources, onText: (text: string) => void): void {
  const extensions = internals._extensions;
  const load = extensions['.js']!;
  extensions['.js'] = (module, file) => {
    if (!sources.isOfProject(file)) {
      load(module, file);
      return;
    }
    const isOwn = Object.hasOwn(module, '_compile');
    const compile = module._compile;
    module._compile = function (text, compiled, ...rest) {
      restore();
      return compile.call(this, sources.instrumented(text, compiled), compiled, ...rest);
    };
    try {
      load(module, file);
    } finally {
      restore();
    }

    function restore(): void {
      if (isOwn) module._compile = compile;
      else delete (module as Partial<LoadedModule>)._compile;
    }
  };

  const { prototype } = internals;
  const compile = prototype._compile;
  prototype._compile = function (text, file, ...rest) {
    onText(text);
    return compile.call(this, sources.instrumented(text, file), file, ...rest);
  };
}
