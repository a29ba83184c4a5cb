// A transform for jscodeshift, for comparison: makes async functions of generator functions that co and bluebird are
// handed, by their names alone, and each `yield` of theirs an `await`. It asks nothing about what is yielded.

/** @type {Readonly<Record<string, 'wrapper' | 'runner'>>} */
const known = { co: 'runner', 'co.wrap': 'wrapper', 'Promise.coroutine': 'wrapper', 'Bluebird.coroutine': 'wrapper' };

/**
 * @param {{ source: string }} file
 * @param {{ jscodeshift: any }} api
 * @returns {string | undefined}
 */
module.exports = function transform({ source }, { jscodeshift: j }) {
  const root = j(source);
  let isChanged = false;
  root.find(j.CallExpression).forEach((/** @type {any} */ path) => {
    const role = known[nameOf(path.node.callee)];
    const [body, ...rest] = path.node.arguments;
    if (!role || rest.length > 0 || body?.type !== 'FunctionExpression' || !body.generator) return;
    body.generator = false;
    body.async = true;
    j(path.get('arguments', 0))
      .find(j.YieldExpression)
      .filter((/** @type {any} */ inner) => closestFunction(inner) === body)
      .replaceWith((/** @type {any} */ { node }) => j.awaitExpression(node.argument));
    j(path).replaceWith(role === 'runner' ? j.callExpression(body, []) : body);
    isChanged = true;
  });
  return isChanged ? root.toSource() : undefined;
};

/**
 * @param {any} callee
 * @returns {string}
 */
function nameOf(callee) {
  return callee.type === 'MemberExpression' ? `${callee.object.name}.${callee.property.name}` : callee.name;
}

/** @param {any} path */
function closestFunction(path) {
  let current = path.parent;
  while (current && !/Function|Method/.test(current.node.type)) current = current.parent;
  return current?.node;
}
