import { describe, expect, it } from 'vitest';
import type { ReasonCode } from '../../src/reasons/reasons.js';
import { type ConversionOptions, convertProgram } from './conversion.js';
import { expectRefused } from './expectations.js';
import { prelude } from './program.js';
import { type Request, runServer } from './server-program.js';

type Packages = Readonly<Record<string, string>>;

/** What stands for the packages of koa 1, and of koa 2 and 3, each with what a project of the time depended on. */
const koa1: Packages = {
  koa: 'koa1',
  'koa-compose': 'koa-compose2',
  'koa-mount': 'koa-mount1',
  'koa-route': 'koa-route2',
  'koa-router': 'koa-router5',
};
const koa2: Packages = {
  koa: 'koa2',
  'koa-compose': 'koa-compose4',
  'koa-mount': 'koa-mount4',
  'koa-route': 'koa-route4',
  'koa-router': 'koa-router7',
};
const koa3: Packages = { ...koa2, koa: 'koa', 'koa-router': '@koa/router' };

/** The project of a program whose koa runs functions of both kinds. */
export const onKoa2 = { koa: '^2.16.0' };
/** The project of a program that has to be updated as it is converted. */
export const onKoa1 = {
  koa: '^1.7.0',
  'koa-compose': '^2.5.0',
  'koa-mount': '^1.3.0',
  'koa-route': '^2.4.0',
  'koa-router': '^5.4.0',
};

export interface ServerOptions extends Pick<ConversionOptions, 'filename' | 'settings'> {
  readonly requests?: readonly Request[];
  /** Why it is only meant; `olderHost` is expected of programs in koa 1 besides. */
  readonly because?: readonly ReasonCode[];
  /** The program needs koa 2 as it stands. */
  readonly startsOn?: 'koa 2';
}

/** A named program that exports a koa application as `app`. */
export type ServerCase = readonly [name: string, program: string, options?: ServerOptions];

const rules = ['no-generator-handler'];

/**
 * A test of each program: a server that ran it in koa 1 answers, reports and does the same when it runs what became of
 * it in koa 2 and 3, and ESLint's own rules have nothing new to say.
 *
 * @param depends what the project depends on, which decides what is a fix
 */
export function keepServing(title: string, depends: Packages, cases: readonly ServerCase[]): void {
  describe(title, () => {
    for (const [name, program, options] of cases) {
      it(name, async () => {
        await expectSameAnswers(program + prelude, depends, options);
      });
    }
  });
}

async function expectSameAnswers(source: string, depends: Packages, options: ServerOptions = {}): Promise<void> {
  const { requests = ['/'], because = [], startsOn, ...circumstances } = options;
  const reasons: readonly ReasonCode[] = depends === onKoa1 ? ['older-host', ...because] : because;
  const isFixed = reasons.length === 0;
  const converted = convertProgram(source, { rules, suggestions: !isFixed, dependencies: depends, ...circumstances });
  expect(converted.reported).not.toEqual([]);
  expect(converted.reasons).toEqual(new Set(reasons));
  expect(
    converted.remaining.map(({ message }) => message),
    converted.text,
  ).toEqual([]);
  expect(converted.broken, converted.text).toEqual([]);
  expect(converted.text).not.toMatch(/function ?\*/);

  const serve = (text: string, installed: Packages) => runServer(text, requests, { ...circumstances, installed });
  const before = await serve(source, startsOn === 'koa 2' ? koa2 : koa1);
  if (isFixed) expect(await serve(source, koa2), 'koa 2 runs both').toEqual(before);
  expect(await serve(converted.text, koa2), converted.text).toEqual(before);
  expect(await serve(converted.text, koa3), converted.text).toEqual(before);
}

/** A test of each program: it is reported for the reasons given, and left as it is. */
export function stayInKoa1(title: string, cases: readonly (readonly [string, string, ReasonCode])[]): void {
  describe(title, () => {
    for (const [name, program, because] of cases) {
      it(name, () => {
        expectRefused(program, [because], { rules, dependencies: onKoa2 });
      });
    }
  });
}
