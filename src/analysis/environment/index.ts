export { canonicalModule } from './canonical-module.js';
export { type DisabledRegions, readDisabledRegions } from './disabled-regions.js';
export { type FileSystem, fileSystem, path, useFileSystem } from './file-system.js';
export { createFileCache } from './file-cache.js';
export { fingerprint, hostModules, warn } from './host.js';
export { ancestors, installedMajor, projectHasPackage, versionsFor } from './installed-version.js';
export { readManifest } from './package-manifest.js';
export { localModule, namesPackage, type ProjectLevel, projectLevels } from './project-levels.js';
export { type NamedFunction, type NamedHost, readSettings, type Settings } from './settings.js';
