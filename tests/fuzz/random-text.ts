import fc from 'fast-check';

/** A template of texts that are made up. */
export function text(strings: TemplateStringsArray, ...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...parts).map((filled) => String.raw({ raw: strings }, ...filled));
}
