/** Why a misplaced `await` gets no fix. */
export interface AwaitReasonDescription {
  /** `intended` leaves a suggestion, `refused` the report alone. */
  readonly outcome: 'intended' | 'refused';
  /** A clause that follows "because", with `{{names}}` that each reason of the kind fills in. */
  readonly sentence: string;
}

const intended = (sentence: string) => ({ outcome: 'intended', sentence }) as const;
const refused = (sentence: string) => ({ outcome: 'refused', sentence }) as const;

const awaitFirst = 'wait for the values first, and use them then';

/** Every kind of reason. Messages, the document of the rule and the tests are made from this list. */
export const awaitReasonDescriptions = {
  topLevel: refused(
    'only the top level of an ES module can wait: name the file `.mjs`, set `"type": "module"` in package.json, or put the code into `(async () => { … })()`',
  ),
  edition: refused(
    'the top level of a module can wait since ECMAScript 2022, and `ecmaVersion` is set to an older one: raise it, or put the code into `(async () => { … })()`',
  ),
  olderEdition: refused(
    '`ecmaVersion` is set to {{edition}}, and there is no `{{keyword}}` before {{needed}}: set `ecmaVersion: {{needed}}` or later',
  ),
  rejected: refused('the parser rejects it here'),
  constructor: refused('a constructor cannot be async: wait in a static method that then calls it'),
  accessor: refused('{{name}} cannot be async: make it a method'),
  field: refused('the value of a class field cannot wait: set it in a method'),
  staticBlock: refused('a static block of a class cannot wait'),
  parameter: refused('the default of a parameter cannot wait, not even in an async function: wait in the body'),
  namespace: refused('a namespace of TypeScript cannot wait'),
  enumMember: refused('the value of an enum member cannot wait'),
  template: refused('an expression in a template cannot wait: move it to a function of the script'),
  generator: refused(
    '{{name}} is a generator, whose callers would all have to change if it became an async one: `for await` would take the place of `for`',
  ),
  statementPosition: refused('an async function cannot be declared as the body of `if`, nor behind a label'),
  blockFunction: refused(
    '`{{name}}` is used outside of the block that declares it, where an async function would not be visible',
  ),
  duplicateFunction: refused(
    '`{{name}}` is declared more than once in the block, which is an error for async functions',
  ),
  awaitName: refused('something in {{name}} is called `await`, which is a keyword in an async function'),
  constructed: refused('{{name}} is used with `{{use}}`, and an async function is no constructor'),
  protocol: refused('the language calls {{name}} and uses what it returns, which would be a promise'),
  proxyTrap: refused('the trap {{name}} of a proxy must answer at once, and a promise is taken for true'),
  leftAlone: refused('a comment disables this rule for an `await` in {{name}}, which is left as it is'),
  typePredicate: refused('{{name}} is a type predicate, which has no async form'),
  executor: refused(
    'an async executor loses its errors: the promise would stay pending for ever. Move the `await` out of `new Promise`',
  ),
  truthy: refused('`{{method}}` would take the promise for true, whatever it comes to: ' + awaitFirst),
  comparator: refused('`{{method}}` would get a promise for a number, and leave the order alone: ' + awaitFirst),
  accumulator: refused('`{{method}}` would hand on a promise as the accumulator: use a `for` loop'),
  replacer: refused('`{{method}}` would write `[object Promise]` into the text: ' + awaitFirst),
  json: refused('`{{method}}` would take the promise for the value: ' + awaitFirst),
  suite: refused('`{{method}}` does not wait, so that tests which the callback defines late would be lost'),
  effect: refused('`{{method}}` takes what the callback returns for its cleanup: call an async function in it'),
  iterationCallback: intended('`{{method}}` would call the next one before this one is done'),
  mapping: intended('`{{method}}` would give an array of promises'),
  unknownCallback: intended(
    '`{{method}}` gets the callback, and may use what it returns or count on errors being thrown',
  ),
  decorator: intended('a decorator receives {{name}}, and may depend on what it returns'),
  contract: intended('{{name}} has to fit a type declared elsewhere, which may not allow a promise'),
} satisfies Record<string, AwaitReasonDescription>;

export type AwaitReasonKind = keyof typeof awaitReasonDescriptions;

/** One reason, with what its sentence is filled with. */
export interface AwaitReason {
  readonly kind: AwaitReasonKind;
  readonly data: Readonly<Record<string, string>>;
}

/** The sentence of a reason, filled in, without a full stop. */
export function awaitReasonText({ kind, data }: AwaitReason): string {
  return awaitReasonDescriptions[kind].sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => data[name] ?? '');
}

/** Whether a reason leaves a suggestion. */
export function isIntended({ kind }: AwaitReason): boolean {
  return awaitReasonDescriptions[kind].outcome === 'intended';
}
