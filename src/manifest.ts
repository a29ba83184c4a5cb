// Written from package.json by `node tools/write-manifest.mjs`, which `npm version` runs: where there is no disk, there is
// no package.json.

/** The name of the package. */
export const name = 'eslint-plugin-native-async';

/** The version of the package. */
export const version = '0.1.0';

/** Where its source and its issues are. There is none until package.json names a repository. */
export const repository: string | undefined = undefined;

/** Where its documentation is read: in the repository, else in the package, of which unpkg shows each file. */
export const documentation = 'https://unpkg.com/eslint-plugin-native-async/docs';
