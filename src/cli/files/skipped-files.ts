export const generatedFiles = ['**/*.min.{js,cjs,mjs}', '**/*.d.{ts,cts,mts}'];
export const skippedDirectories = ['node_modules', 'bower_components', 'coverage', 'dist'];

/** What is passed over inside a directory, in words, for the help and for the error that nothing was found. */
export const skippedByDefault =
  'what .gitignore, .ignore and .eslintignore name, node_modules, bower_components, coverage, dist, ' +
  'names that start with a dot, *.min.js and *.d.ts';
