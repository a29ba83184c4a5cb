/** The page on why something has no fix, with a heading for each code. */
export const reasonsPage =
  'https://github.com/eslint-plugin-native-async/eslint-plugin-native-async/blob/main/docs/when-no-fix.md';
