import { describe, expect, it } from 'vitest';
import { reported } from '../../support/reported-steps.js';

/** What the body of the generator gets in a program that is run. */
function receivedIn(program: string): unknown[] {
  const received: unknown[] = [];
  const got = (value: unknown) => received.push(value);

  new Function('got', program)(got);
  return received;
}

const echo = 'function* echo() { for (;;) got(yield); }\n';
const withField = (body: string, use: string) =>
  `class Flow { #flow; *run() { for (;;) got(yield); } ${body} }\n${use}`;

describe('where all that happens to a generator object is that it is sent values, the first is lost', () => {
  it.each([
    [
      'a private field',
      withField('constructor() { this.#flow = this.run(); } send() { this.#flow.next(1); }', 'new Flow().send();'),
    ],
    [
      'a private method',
      'class Flow { #flow = this.#run(); *#run() { for (;;) got(yield); } send() { this.#flow.next(1); } }\nnew Flow().send();',
    ],
    [
      'a field that is made later, and asked for',
      withField(
        'start() { this.#flow = this.run(); } send() { if (this.#flow) this.#flow.next(1); }',
        'const f = new Flow(); f.send(); f.start(); f.send();',
      ),
    ],
    [
      'a field that is emptied',
      withField(
        'start() { this.#flow = this.run(); } stop() { this.#flow = null; } send() { this.#flow?.next(1); }',
        'const f = new Flow(); f.start(); f.send(); f.stop(); f.send();',
      ),
    ],
    ['a property', `${echo}const o = { flow: echo() }; o.flow.next(1);`],
    ['an element that is taken out', `${echo}const [flow] = [echo()]; flow.next(1);`],
    ['a property that is taken out', `${echo}const { flow } = { flow: echo() }; flow.next(1);`],
    ['a parameter', `${echo}function drive(flow) { flow.next(1); }\ndrive(echo()); drive(echo());`],
    ['a bound method', `${echo}const flow = echo(); const send = flow.next.bind(flow); send(1);`],
  ])('%s', (_, program) => {
    expect(receivedIn(program)).toEqual([]);
    expect(reported(program)).toEqual(['firstOnly']);
  });

  it('says so of the first of several calls in a row', () => {
    const program = `${echo}function drive(flow) { flow.next(1); flow.next(2); }\ndrive(echo());`;
    expect(receivedIn(program)).toEqual([2]);
    expect(reported(program)).toEqual(['firstOnly']);
  });
});

describe('nothing is said where a step before may have come first', () => {
  it.each([
    [
      'a field that is primed',
      withField(
        'constructor() { this.#flow = this.run(); this.#flow.next(); } send() { this.#flow.next(1); }',
        'new Flow().send();',
      ),
    ],
    [
      'a field that is given what is primed',
      withField(
        'constructor() { const flow = this.run(); flow.next(); this.#flow = flow; } send() { this.#flow.next(1); }',
        'new Flow().send();',
      ),
    ],
    [
      'a field that is primed by a method',
      withField(
        'constructor() { this.#flow = this.run(); prime(this.#flow); } send() { this.#flow.next(1); }',
        'new Flow().send();\nfunction prime(flow) { flow.next(); }',
      ),
    ],
    ['a property that is primed', `${echo}const o = { flow: echo() }; o.flow.next(); o.flow.next(1);`],
    [
      'a property of an object that is handed on',
      `${echo}const o = { flow: echo() }; prime(o); o.flow.next(1);\nfunction prime({ flow }) { flow.next(); }`,
    ],
    ['an element that is primed', `${echo}const [flow] = [echo()]; flow.next(); flow.next(1);`],
    ['a parameter that is primed', `${echo}function drive(flow) { flow.next(); flow.next(1); }\ndrive(echo());`],
    [
      'a parameter that is handed what is primed, too',
      `${echo}const primed = echo(); primed.next();\nfunction drive(flow) { flow.next(1); }\ndrive(primed);\n(() => { if (false) drive(echo()); })();`,
    ],
    ['a bound method that primes', `${echo}const flow = echo(); const send = flow.next.bind(flow); send(); send(1);`],
    [
      'a bound method of what is primed',
      `${echo}const flow = echo(); flow.next(); const send = flow.next.bind(flow); send(1);`,
    ],
  ])('%s', (_, program) => {
    expect(receivedIn(program)).toEqual([1]);
    expect(reported(program)).toEqual([]);
  });
});
