/** A way to write a coroutine with the parameter `x`. */
export interface FunctionForm {
  /** The statements that declare it under a name, given the block of its body. */
  readonly declare: (name: string, body: string) => string;
  /** What is called to run it. */
  readonly callee: (name: string) => string;
  /** It is converted whenever the body can be. */
  readonly converts: boolean;
  /** An async function around it becomes one with it, which takes fewer turns. */
  readonly isAsync?: true;
  /** What it can be written in; everything, where this is missing. */
  readonly only?: 'script' | 'module';
}

/** It is called by its name. */
export const itself = (name: string): string => name;
/** It is a method of an object that is there once. */
export const method = (name: string): string => `${name}Owner.f`;
/** It is a method of every instance. */
export const ofInstance = (name: string): string => `new ${name}Owner().f`;

/** A form that is converted, unless the rest says otherwise. */
export function form(
  declare: FunctionForm['declare'],
  callee = itself,
  rest: Partial<FunctionForm> = {},
): FunctionForm {
  return { declare, callee, converts: true, ...rest };
}

/** What may stay as it is. */
export const stays = { converts: false } as const;

/** A generator function, with the types that it may have. */
export function generatorFunction(parameters: string, body: string, name = ''): string {
  const typed = parameters && `${parameters}«: any»`;
  return `function* ${name}(${typed})«: Generator<any, any, any>» ${body}`;
}
