import { computed, onBeforeUnmount, ref, shallowRef, type ShallowRef } from 'vue';
import type { Problem, TreeNode } from './lint-protocol.ts';
import { createLinter } from './linter.ts';
import type { Project, ProjectFile } from './project.ts';

/** How long after the last keystroke the linter is asked, in milliseconds. */
const patience = 60;

/** What is known of a project that changes, as soon as it is known. */
export function useLintSession(project: Readonly<ShallowRef<Project>>) {
  const linter = createLinter();
  const state = ref<'loading' | 'working' | 'ready'>('loading');
  const failure = ref('');
  const problems = shallowRef<readonly Problem[]>([]);
  /** What the problems were found in. */
  const checked = shallowRef<Project>();
  /** The texts after all fixes, and what they were made of. */
  const fixed = shallowRef<{ readonly of?: Project; readonly texts: Readonly<Record<string, string>> }>({ texts: {} });
  /** From the last keystroke to the reports, in milliseconds. */
  const lintTime = ref(0);
  let timer = 0;
  let asked = 0;
  let typed = 0;

  /** As they are while nothing is known of the fixes of just these. */
  const fixedFiles = computed<readonly ProjectFile[]>(() => {
    const { of, texts } = fixed.value;
    const { files } = project.value;
    return of === project.value ? files.map(({ name, text }) => ({ name, text: texts[name] ?? text })) : files;
  });

  onBeforeUnmount(() => {
    clearTimeout(timer);
    linter.end();
  });

  /** Lints now. */
  async function lint(): Promise<void> {
    clearTimeout(timer);
    if (state.value === 'ready') state.value = 'working';
    const question = ++asked;
    const { value: current } = project;
    try {
      const found = await linter.lint(current);
      if (question !== asked) return;
      lintTime.value = performance.now() - typed;
      problems.value = found;
      checked.value = current;
      failure.value = '';
      const texts = await linter.fix(current);
      if (question !== asked) return;
      fixed.value = { of: current, texts };
    } catch (error) {
      if (question !== asked) return;
      failure.value = error instanceof Error ? error.message : String(error);
    }
    state.value = 'ready';
  }

  /** Lints when nothing more is typed. */
  function lintSoon(): void {
    if (state.value === 'ready') state.value = 'working';
    typed = performance.now();
    clearTimeout(timer);
    timer = window.setTimeout(() => void lint(), patience);
  }

  const treeOf = (file: string): Promise<TreeNode | undefined> => linter.tree(project.value, file);

  return { state, failure, problems, checked, fixedFiles, lintTime, lint, lintSoon, treeOf, compile: linter.compile };
}
