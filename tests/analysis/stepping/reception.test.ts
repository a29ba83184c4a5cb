import { describe, expect, it } from 'vitest';
import { reported } from '../../support/reported-steps.js';

/** Ways to send a value: at once, after one step, after two, and after the object was ended. */
const sending = {
  atOnce: 'g.next(1);',
  second: 'g.next(); g.next(1);',
  third: 'g.next(); g.next(); g.next(1);',
  afterReturn: 'g.next(); g.return(); g.next(1);',
  afterThrow: 'g.next(); g.throw(); g.next(1);',
};

const ignoring = {
  atOnce: 'ignored',
  second: 'ignored',
  third: 'ignored',
  afterReturn: 'ignored',
  afterThrow: 'ignored',
};
const receiving = { atOnce: 'unprimed', afterReturn: 'closed', afterThrow: 'closed' };

describe('what the body of a generator does with what it is sent', () => {
  it.each<[body: string, expected: Partial<Record<keyof typeof sending, string>>]>([
    ['yield; yield;', ignoring],
    ['void (yield); yield;', ignoring],
    ['(yield, 1); yield;', ignoring],
    ['(1, yield); yield;', ignoring],
    ['for (yield; ; ) break;', ignoring],
    ['for (; ; yield) f();', ignoring],
    ['if (x) yield; yield;', ignoring],
    ['got(yield); yield;', { ...receiving, third: 'ignored' }],
    ['got((1, yield)); yield;', { ...receiving, third: 'ignored' }],
    ['x = yield; yield;', { ...receiving, third: 'ignored' }],
    ['x += yield; yield;', { ...receiving, third: 'ignored' }],
    ['!(yield); yield;', { ...receiving, third: 'ignored' }],
    ['yield; got(yield);', { ...receiving, second: 'ignored' }],
    ['yield got(yield);', receiving],
    ['x ||= yield; yield;', receiving],
    ['if (yield) yield;', receiving],
    ['for (; yield; ) f();', receiving],
    ['while (x) yield; got(yield);', receiving],
    ['got(yield);', { ...receiving, third: 'closed' }],
    ['try { yield; } finally { f(); } got(yield);', receiving],
    ['try { yield; } finally { ; let y = 1; { f(); } } got(yield);', receiving],
    ['try { yield; } finally { if (x) f(); } got(yield);', receiving],
    ['try { yield; } finally { if (x) f(); else { f(); } } got(yield);', receiving],
    ['try { yield; } finally { if (x) return; } got(yield);', { atOnce: 'unprimed' }],
    ['try { yield; } finally { if (x) f(); else return; } got(yield);', { atOnce: 'unprimed' }],
    ['try { yield; } finally { yield; } got(yield);', { atOnce: 'unprimed' }],
    ['try { yield; } finally { let y = yield; } got(yield);', { atOnce: 'unprimed' }],
    ['try { yield; } finally { for (;;) f(); } got(yield);', { atOnce: 'unprimed' }],
    ['try { yield; } catch {} got(yield);', { atOnce: 'unprimed', afterReturn: 'closed' }],
    ['yield* f(); yield;', { atOnce: 'unprimed' }],
  ])('%s', (body, expected) => {
    const found = Object.entries(sending).flatMap(([name, steps]) =>
      reported(`function* make() { ${body} }\nconst g = make(); ${steps}`).map((id) => [name, id] as const),
    );
    expect(Object.fromEntries(found)).toEqual(expected);
  });
});
