import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { json } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { type Action, type Diagnostic, linter, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension, Prec, type Text } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Problem } from './lint-protocol.ts';
import { describe } from './message.ts';

/** Colors are those of the site, in its light and its dark form. */
const colors = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.controlKeyword], color: 'var(--code-keyword)' },
    { tag: [tags.string, tags.regexp, tags.special(tags.string)], color: 'var(--code-string)' },
    { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
    { tag: tags.comment, color: 'var(--code-comment)', fontStyle: 'italic' },
    { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: 'var(--code-function)' },
    { tag: [tags.typeName, tags.className], color: 'var(--code-type)' },
  ]),
);

const shared = (name: string): Extension => [
  lineNumbers(),
  colors,
  bracketMatching(),
  highlightSelectionMatches(),
  EditorView.lineWrapping,
  EditorState.tabSize.of(2),
  name.endsWith('.json')
    ? json()
    : javascript({ jsx: !/\.[cm]?ts$/.test(name), typescript: /\.[cm]?tsx?$/.test(name) }),
];

const editing = (name: string): Extension => [
  shared(name),
  history(),
  drawSelection(),
  indentOnInput(),
  closeBrackets(),
  highlightActiveLine(),
  lintGutter(),
  linter(null),
  // The Tab key goes on to what comes next.
  keymap.of([...closeBracketsKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap]),
  Prec.highest(
    EditorView.contentAttributes.of({ 'aria-label': `Code of ${name}`, 'aria-describedby': 'playground-keys' }),
  ),
];

/** The editor of one file at a time. */
export interface CodeEditor {
  /** Shows a file, with what was undone and selected in it before. */
  open(name: string, text: string): void;
  /** Takes a text from elsewhere; it can be undone as if it had been typed. */
  replace(text: string): void;
  show(problems: readonly Problem[]): void;
  select(from: number, to: number): void;
  /** Marks a range without taking the focus. */
  reveal(from: number, to: number): void;
  destroy(): void;
}

interface Listeners {
  changed(text: string): void;
  moved(offset: number): void;
}

export function createEditor(parent: HTMLElement, { changed, moved }: Listeners): CodeEditor {
  const states = new Map<string, EditorState>();
  let current = '';

  const view = new EditorView({ parent });

  const extensions = (name: string): Extension => [
    editing(name),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) changed(update.state.doc.toString());
      if (update.selectionSet || update.docChanged) moved(update.state.selection.main.head);
    }),
  ];

  return {
    open(name, text) {
      if (current) states.set(current, view.state);
      current = name;
      const kept = states.get(name);
      view.setState(
        kept?.doc.toString() === text ? kept : EditorState.create({ doc: text, extensions: extensions(name) }),
      );
    },
    replace(text) {
      if (text === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: 'input.fix' });
    },
    show(problems) {
      const fitting = problems.filter(({ to }) => to <= view.state.doc.length);
      view.dispatch(
        setDiagnostics(
          view.state,
          fitting.map((problem) => diagnosticOf(problem, view.state.doc)),
        ),
      );
    },
    select(from, to) {
      view.dispatch({
        selection: { anchor: from, head: to },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      });
      view.focus();
    },
    reveal(from, to) {
      view.dispatch({
        selection: { anchor: from, head: to },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      });
    },
    destroy: () => view.destroy(),
  };
}

/** @param text what the problem was found in: its changes fit no other */
function diagnosticOf(problem: Problem, text: Text): Diagnostic {
  const { from, to, fix, suggestions } = problem;
  const act = (name: string, change: NonNullable<typeof fix>): Action => ({
    name,
    apply(view) {
      if (view.state.doc.eq(text)) view.dispatch({ changes: change, userEvent: 'input.fix' });
    },
  });
  return {
    ...{ from, to, severity: 'error' as const, message: problem.message },
    renderMessage: () => describe(problem, 'span'),
    actions: [...(fix ? [act('Fix', fix)] : []), ...suggestions.map(({ title, change }) => act(title, change))],
  };
}

/** Shows a text before and after, side by side where there is room. */
export function createComparison(
  parent: HTMLElement,
  name: string,
  before: string,
  after: string,
): { destroy(): void } {
  const fixed = [shared(name), EditorState.readOnly.of(true), EditorView.editable.of(false)];
  const named = (label: string): Extension =>
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', role: 'textbox', 'aria-readonly': 'true' });
  const collapseUnchanged = { margin: 4, minSize: 8 };
  if (parent.clientWidth < 640) {
    const unified = unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged });
    return new EditorView({ parent, doc: after, extensions: [fixed, named('After, with changes'), unified] });
  }
  return new MergeView({
    parent,
    a: { doc: before, extensions: [fixed, named('Before')] },
    b: { doc: after, extensions: [fixed, named('After')] },
    collapseUnchanged,
  });
}
