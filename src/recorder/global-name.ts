/** The name of the function that inserted calls call. */
export const globalName = '__nativeAsync';
