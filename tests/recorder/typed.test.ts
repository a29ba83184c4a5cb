import { beforeAll, expect, it } from 'vitest';
import { installRunners, RecordedProject } from './recorded-project.js';

beforeAll(installRunners, 600_000);

it('a program that is type-checked when it runs is so while it is recorded', async () => {
  const project = new RecordedProject({
    'main.ts': `interface Store {
  load?(id: number, done?: (text: string) => void): Promise<number>;
  find(id: number): Promise<string>;
  inner?: Store;
}
const store: Store = { load: (id) => Promise.resolve(id), find: (id) => Promise.resolve(String(id)) };
const stores: Record<'a' | 'b', Store> = { a: store, b: store };
const get = (): Store | undefined => store;
class Box<T> {
  constructor(readonly value: T) {}
  private read(): T { return this.value; }
  *all(): Generator<unknown> { yield this.read(); yield this['read'](); }
}
function* narrowed(this: Store, key: keyof typeof stores): Generator<unknown> {
  if (store.load) yield store.load(1, (text) => { text.length; });
  if (this.load) yield this.load(1);
  if (store.inner?.load) yield store.inner.load(1);
  yield store.load?.(1);
  yield store.load!(1);
  yield stores[key].find(1);
  yield store['find'](1);
  yield get()!.find(2);
  yield new Box(1).all();
  yield [store.find(1), { a: store.load?.(1) }];
}
function* exact(): Generator<['a' | 'b', number]> { yield ['a', 1]; }
console.log([...narrowed.call(store, 'a'), ...exact(), ...new Box(1).all()].length);
`,
    'tsconfig.json': JSON.stringify({
      compilerOptions: { target: 'es2022', module: 'commonjs', strict: true, types: ['node'] },
    }),
  });

  const { status, stdout, stderr } = await project.record('node', '-r', 'ts-node/register', 'main.ts');

  expect(status, stderr).toBe(0);
  expect(stdout).toBe('12\n');
  expect(project.recorded('main.ts', /^narrowed$/).suspensions[0]!.yields.kinds).toEqual({ promise: 1 });
});
