import { count, type KindNotes, type Notes } from './notes.js';
import { followResults } from './results.js';
import type { Steppers } from './steppers.js';
import { isReplaced, isStub, memberOf } from './stubs.js';
import { elementsOf, valueKind } from './value-kind.js';

/** What instrumented code tells: which suspension it is about, a value, and where needed a part of it. @returns the value */
type Tell = <T>(key: string, fn: number, suspension: number, value: T, part?: number | string) => T;

/** Other things that instrumented code tells than what is yielded. */
export interface RuntimeMethods {
  /** A value written out in what is yielded. */
  part: Tell;
  /** A function that the operand is about to call. */
  callee: Tell;
  /** An object whose method the operand is about to call. Its name comes along, or right after it. */
  receiver: Tell;
  /** The name in brackets of the method. */
  method: Tell;
  /** What a call returned that was handed the generator function. */
  result: Tell;
}

/** The global function that instrumented code calls with what is yielded. */
export type Runtime = Tell & RuntimeMethods;

/** Makes the function that instrumented code calls. */
export function createRuntime(notes: Notes, steppers: Pick<Steppers, 'note' | 'isCalledByRunner'>): Runtime {
  const follow = followResults(steppers.isCalledByRunner);
  /** The object that was handed on last without the name of a method. */
  let unnamed: unknown;

  function note<T>(key: string, fn: number, suspension: number, value: T): T {
    const ofFunction = notes.functionNotes(key, fn);
    const ofSuspension = notes.suspensionNotes(ofFunction, suspension);
    steppers.note(ofFunction);
    noteKind(ofSuspension, value, ofSuspension.isStubbed);
    ofSuspension.isStubbed = false;
    return value;
  }

  function noteKind({ kinds, elements, stubbed }: KindNotes, value: unknown, isStubbed: boolean): void {
    const kind = valueKind(value);
    count(kinds, kind);
    if (isStubbed) count(stubbed, kind);
    if (kind !== 'array' && kind !== 'object') return;
    for (const element of elementsOf(value, kind)) count(elements, valueKind(element));
  }

  function suspensionNotes(key: string, fn: number, suspension: number) {
    return notes.suspensionNotes(notes.functionNotes(key, fn), suspension);
  }

  const methods: RuntimeMethods = {
    part(key, fn, suspension, value, place) {
      noteKind(notes.partNotes(suspensionNotes(key, fn, suspension), Number(place)), value, false);
      return value;
    },
    callee(key, fn, suspension, callee) {
      if (isStub(callee)) suspensionNotes(key, fn, suspension).isStubbed = true;
      return callee;
    },
    receiver(key, fn, suspension, receiver, method) {
      if (method === undefined) unnamed = receiver;
      else if (isStubbed(receiver, String(method))) suspensionNotes(key, fn, suspension).isStubbed = true;
      return receiver;
    },
    method(key, fn, suspension, name) {
      if (typeof name === 'string' && isStubbed(unnamed, name)) suspensionNotes(key, fn, suspension).isStubbed = true;
      unnamed = undefined;
      return name;
    },
    result<T>(key: string, fn: number, _: number, value: T) {
      return follow(value, notes.functionNotes(key, fn)) as T;
    },
  };
  return Object.assign(note, methods);
}

function isStubbed(receiver: unknown, method: string): boolean {
  return isStub(memberOf(receiver, method)) || isReplaced(receiver, method);
}
