import { load, type Observation, settled } from './observation.js';

interface Prompts {
  (questions: unknown, callbacks?: object): Promise<unknown>;
  inject(answers: readonly unknown[]): void;
}

const questions = [
  { type: 'text', name: 'name', message: 'Name' },
  { type: (name: unknown) => (name ? 'number' : null), name: 'age', message: async () => Promise.resolve('Age') },
  { type: null, name: 'skipped', message: 'Skipped' },
  { type: 'text', name: 'city', message: 'City', format: async (city: string) => Promise.resolve(city.toUpperCase()) },
];

/** Answers its questions beforehand, with callbacks that look at each answer. */
async function observe(folder: string): Promise<unknown> {
  // What `main` loads is for newer versions of Node and has nothing to convert.
  const prompts = load(folder, 'dist/index.js') as Prompts;
  const ask = async (answers: readonly unknown[], asked: unknown = questions.map((question) => ({ ...question }))) => {
    const noted: unknown[] = [];
    prompts.inject(answers);
    const given = await settled(
      prompts(asked, {
        onSubmit: async (question: { name: string }, answer: unknown) =>
          Promise.resolve(noted.push([question.name, answer]) > 2),
        onCancel: ({ name }: { name: string }) => noted.push(`cancelled ${name}`) < 2,
      }),
    );
    return [given, noted];
  };
  return [
    await ask(['Ada', 36, 'london']),
    await ask(['', 'oslo']),
    await ask([new Error('stop'), 'x', new Error('again'), 'y']),
    await ask(['x'], { type: 'unheard', name: 'a', message: 'A' }),
    await ask(['x'], { type: 'text', name: 'a' }),
  ];
}

const expected = [
  [
    { name: 'Ada', age: 36, city: 'LONDON' },
    [
      ['name', 'Ada'],
      ['age', 36],
      ['city', 'LONDON'],
    ],
  ],
  [
    { name: '', city: 'OSLO' },
    [
      ['name', ''],
      ['city', 'OSLO'],
    ],
  ],
  [{ city: 'X' }, ['cancelled name', ['city', 'X']]],
  ['rejected: prompt type (unheard) is not defined', []],
  ['rejected: prompt message is required', []],
];

export default { name: 'prompts', preset: 'recommended', observe, expected } satisfies Observation;
