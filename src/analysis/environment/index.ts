export { type DisabledRegions, readDisabledRegions } from './disabled-regions.js';
export { ancestors, type FileSystem, fileSystem, path, useFileSystem } from './file-system.js';
export { createFileCache } from './file-cache.js';
export { fingerprint, hostModules, warn } from './host.js';
export { projectHasPackage, readManifest } from './package-manifest.js';
export { isDeclarationFile, packageTypes } from './declaration-files.js';
export { localModule, namesPackage, type ProjectLevel, projectLevels } from './project-levels.js';
export { type NamedFunction, type NamedHost, readSettings, type Settings } from './settings.js';
export { installedMajor, type OlderNode, olderNodeAllowed, versionsFor } from './versions.js';
