/** @typedef {import('eslint').Linter.Config} Config */

/**
 * A configuration whose rules note how long they work: when they are created, and whenever ESLint calls them.
 *
 * @param {Config} config
 * @returns {{ config: Config, spent: () => number }} With the milliseconds on the clock that all have taken so far.
 */
export function timedRules(config) {
  let total = 0;
  /**
   * @template {(...args: any[]) => any} Work
   * @param {Work} work
   * @returns {Work}
   */
  const timed = (work) =>
    /** @type {Work} */ (
      (...args) => {
        const start = performance.now();
        const result = work(...args);
        total += performance.now() - start;
        return result;
      }
    );
  /** @param {import('eslint').Rule.RuleModule} rule */
  const timedRule = (rule) => {
    const create = timed((/** @type {import('eslint').Rule.RuleContext} */ context) => rule.create(context));
    return {
      ...rule,
      /** @param {import('eslint').Rule.RuleContext} context */
      create: (context) => mapValues(create(context), (listener) => timed(/** @type {any} */ (listener))),
    };
  };
  const plugins = mapValues(config.plugins ?? {}, (plugin) => ({
    ...plugin,
    rules: mapValues(plugin.rules ?? {}, (rule) => timedRule(/** @type {any} */ (rule))),
  }));
  return { config: { ...config, plugins }, spent: () => total };
}

/**
 * @template From, To
 * @param {Readonly<Record<string, From>>} record
 * @param {(value: From) => To} change
 * @returns {Record<string, To>}
 */
function mapValues(record, change) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
