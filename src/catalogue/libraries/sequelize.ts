import { memberList } from '../export-list.js';
import type { Library, LibraryExport } from '../library.js';
import { words } from '../words.js';

const ofDatabase = `authenticate createSchema databaseVersion drop dropAllSchemas dropSchema query showAllSchemas sync
  transaction truncate validate`;
const ofModel = `aggregate all bulkCreate count describe destroy drop dropSchema findAll findAndCount findAndCountAll
  findOrCreate insertOrUpdate max min restore sum sync truncate update upsert`;
/** Each gives one instance, or nothing. */
const ofModelGivingInstance = 'create find findById findByPk findByPrimary findOne';
const ofInstance = 'destroy validate';
/** Each gives the same instance. */
const ofInstanceGivingIt = 'decrement increment reload restore save update updateAttributes';

const methodsOf = { 'Model#': 'classMethods', 'Instance#': 'instanceMethods' };

function promises(of: string, names: string, gives?: string): readonly LibraryExport[] {
  return words(names).map((name) => ({ path: `${of}.${name}`, role: 'promise', ...(gives && { gives }) }));
}

/** sequelize 2 and older, which are not measured. */
const sequelize2: Library = { name: 'sequelize 2', modules: ['sequelize'], majors: [0, 1, 2], exports: [] };

/**
 * sequelize, measured with 3.35.1 and 6.37.8, which have what is named here between them. What `model` gives is missing:
 * it is what somebody has defined, somewhere. From version 4 on, `define` takes no methods.
 */
const sequelize: Library = {
  name: 'sequelize',
  modules: ['sequelize'],
  majors: [3, 4, 5, 6],
  exports: [
    ...['', 'Sequelize'].map((path): LibraryExport => ({ path, role: 'object', gives: 'Sequelize#' })),
    ...promises('Sequelize#', ofDatabase),
    { path: 'Sequelize#.define', role: 'object', gives: 'Model#', extendedBy: 2, brings: methodsOf },
    { path: 'Sequelize#.import', role: 'loader', hands: 'Sequelize#' },
    ...promises('Model#', ofModel),
    ...promises('Model#', ofModelGivingInstance, 'Instance#'),
    ...memberList('Model#', 'build', 'Instance#'),
    ...memberList('Model#', 'schema scope unscoped', 'Model#'),
    ...promises('Instance#', ofInstance),
    ...promises('Instance#', ofInstanceGivingIt, 'Instance#'),
  ],
};

/** Object-relational mappers. */
export const mappers: readonly Library[] = [sequelize, sequelize2];
