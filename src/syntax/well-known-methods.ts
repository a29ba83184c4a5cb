type Names = ReadonlySet<string | null | undefined>;

/** The methods of promises (ECMA-262, 27.2.5). */
export const promiseMethods: Names = new Set(['then', 'catch', 'finally']);

/** The methods of functions that call them with a receiver (ECMA-262, 20.2.3). */
export const callMethods: Names = new Set(['apply', 'call']);
