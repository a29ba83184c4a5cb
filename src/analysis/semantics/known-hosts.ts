import { memoize } from '../../collections/index.js';
import { type Host, hosts } from '../../catalogue/index.js';
import type { NamedHost, Settings } from '../environment/index.js';
import { canonicalModule } from './known-exports.js';

/**
 * The hosts of the settings, and after them those of the catalogue.
 *
 * @param cwd the directory that paths in the settings are relative to
 */
export function hostsFor(settings: Settings, cwd: string): readonly Host[] {
  if (settings.hosts.length === 0) return hosts;
  return hostsOf(settings)(cwd);
}

const hostsOf = memoize((settings: Settings) =>
  memoize((cwd: string): readonly Host[] => [...settings.hosts.map((entry) => hostOfEntry(entry, cwd)), ...hosts]),
);

/** A function of the module, or a method of whatever the module makes: a name does not tell which. */
function hostOfEntry({ module, name, family, convention = 'function' }: NamedHost, cwd: string): Host {
  return {
    name: module ?? name,
    modules: module === undefined ? [] : [canonicalModule(module, cwd)],
    ...(module === undefined && { isGlobal: true }),
    functions: [name],
    ...(module !== undefined && { methods: [name], makers: ['*'] }),
    convention,
    ...(family && { family }),
    versions: [{ treatment: 'runs' }],
  };
}
