import { createRule } from '../src/create-rule.js';

export default createRule({
  name: 'no-coroutine-wrapper',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow coroutine wrappers and runners where an async function does the same',
      preset: 'recommended',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      deprecated: '`{{callee}}` ({{library}}) runs a generator as a coroutine, which an async function does natively.',
      suggested:
        '`{{callee}}` ({{library}}) runs a generator as a coroutine, which an async function does natively. Only a suggestion, because {{reasons}}',
      refused:
        '`{{callee}}` ({{library}}) runs a generator as a coroutine, which an async function does natively. Not converted, because {{reasons}}',
      convert: 'Convert to a native async function',
    },
    defaultOptions: [],
  },
  create() {
    return {};
  },
});
