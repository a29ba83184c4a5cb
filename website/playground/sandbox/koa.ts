import { inspect } from './inspect.ts';

/** What handlers are given, as far as small programs use it. */
interface Context {
  status: number;
  body: unknown;
  readonly headers: Record<string, string>;
}

type Handler = (this: Context, ...given: readonly unknown[]) => unknown;

/** An application that a program has made. */
interface Application {
  readonly middleware: Handler[];
}

const applications: Application[] = [];

/** Makes what `require('koa')` is in a major version. Its applications run handlers as that version runs them. */
export function createKoa(major: number): unknown {
  const { use, run } = hosts[major]!;
  class Koa {
    readonly middleware: Handler[] = [];
    readonly answer = (context: Context): unknown => run(this.middleware, context);
    constructor() {
      applications.push(this);
    }
    use(handler: Handler): this {
      this.middleware.push(use(handler));
      return this;
    }
    on(): this {
      return this;
    }
    listen(): this {
      return this;
    }
  }
  // The first version is called without `new`, too.
  return new Proxy(Koa, { apply: (Called) => new Called() });
}

declare function require(name: string): unknown;

type Compose = (middleware: readonly Handler[]) => Handler;
type Wrap = { wrap(body: Handler): Handler };

interface Host {
  use(handler: Handler): Handler;
  run(middleware: readonly Handler[], context: Context): unknown;
}

const runComposed: Host['run'] = (middleware, context) =>
  (require('koa-compose4') as Compose)(middleware).call(context, context);

const hosts: Readonly<Record<number, Host>> = {
  1: {
    use(handler) {
      if (handler.constructor.name === 'GeneratorFunction') return handler;
      throw new Error('app.use() requires a generator function');
    },
    run: (middleware, context) =>
      (require('co4') as Wrap).wrap((require('koa-compose2') as Compose)(middleware)).call(context),
  },
  2: { use: (handler) => (require('koa-convert') as (given: Handler) => Handler)(handler), run: runComposed },
  3: { use: (handler) => handler, run: runComposed },
};

/** Sends each application one request, and gives what it answers. */
export async function sendRequests(print: (text: string) => void): Promise<void> {
  for (const application of applications as (Application & { answer(context: Context): unknown })[]) {
    const context = createContext(application);
    try {
      await application.answer(context);
      const headers = Object.entries(context.headers).map(([name, value]) => `, ${name}: ${value}`);
      print(`GET / → ${context.status} ${inspect(context.body, 1)}${headers.join('')}`);
    } catch (error) {
      print(`GET / ✗ ${inspect(error)}`);
    }
  }
}

function createContext(app: Application): Context {
  const headers: Record<string, string> = {};
  let body: unknown;
  return {
    ...{ app, headers, method: 'GET', url: '/', path: '/', status: 404, params: {}, query: {}, state: {} },
    get body() {
      return body;
    },
    set body(value) {
      body = value;
      this.status = 200;
    },
    ...{
      set: (name: string, value: unknown) => void (headers[name] = String(value)),
      get: () => '',
      append(name: string, value: unknown) {
        headers[name] = [...(headers[name] === undefined ? [] : [headers[name]]), value].join(', ');
      },
      throw(status: number, message: string) {
        throw Object.assign(new Error(message), { status });
      },
    },
  };
}
