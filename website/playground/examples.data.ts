import { readdirSync, readFileSync } from 'node:fs';
import { type DocumentExample, exampleOf } from '../.vitepress/examples.ts';

/** The examples of one page of the documentation. */
export interface ExamplePage {
  readonly title: string;
  readonly examples: readonly HeadedExample[];
}

interface HeadedExample extends Pick<DocumentExample, 'project' | 'runs'> {
  readonly heading: string;
}

export declare const data: readonly ExamplePage[];

const docs = new URL('../../docs/', import.meta.url);
const fenceOrHeading = /^(?:#+ (?<heading>.*)|(?<fence>`{3,})(?<info>.*)\n(?<text>[\s\S]*?)^\k<fence>)$/gm;

/** The examples of some kinds in the documents, by page. */
export function readExamples(kinds: readonly string[]): ExamplePage[] {
  const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  return pages.sort(rulesFirst).flatMap((page) => {
    const text = readFileSync(new URL(page, docs), 'utf8');
    const headings: string[] = [];
    const examples = Array.from(text.matchAll(fenceOrHeading)).flatMap(({ groups }) => {
      if (groups!['heading']) {
        headings.push(groups!['heading'].replaceAll('`', ''));
        return [];
      }
      const example = exampleOf(groups!['info']!, groups!['text']!, page);
      return example && kinds.includes(example.kind)
        ? [{ heading: headings.at(-1)!, project: example.project, runs: example.runs }]
        : [];
    });
    return examples.length > 0
      ? [{ title: headings[0]!.replace('native-async/', ''), examples: numbered(examples) }]
      : [];
  });
}

function rulesFirst(one: string, other: string): number {
  return Number(other.startsWith('rules')) - Number(one.startsWith('rules')) || one.localeCompare(other);
}

/** Several examples below one heading are told apart by a number. */
function numbered(examples: readonly HeadedExample[]): readonly HeadedExample[] {
  return examples.map((example, index) => {
    const { heading } = example;
    const same = examples.filter((other) => other.heading === heading);
    const place = examples.slice(0, index).filter((other) => other.heading === heading).length + 1;
    return { ...example, heading: same.length > 1 ? `${heading} (${place})` : heading };
  });
}

export default { watch: ['../../docs/**/*.md'], load: () => readExamples(['incorrect']) };
