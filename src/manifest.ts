/** The name of the package. */
export const name = 'eslint-plugin-native-async';

/** The version of the package, which `npm version` writes here too: where there is no disk, there is no `package.json`. */
export const version = '0.1.0';

/** Where its source, its documentation and its issues are. */
export const repository = 'https://github.com/eslint-plugin-native-async/eslint-plugin-native-async';
