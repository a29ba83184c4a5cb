import path from 'node:path';
import dedent from 'dedent';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noProjectKnowledge, provideProjectKnowledge } from '../../src/analysis/semantics/index.js';
import { openProject } from '../../src/project/index.js';
import { openFile } from '../support/opened-file.js';
import { projectFolder, useFiles } from '../support/project-files.js';

beforeAll(() => provideProjectKnowledge(openProject));
afterAll(() => provideProjectKnowledge(() => noProjectKnowledge));

const user = `
  module.exports = function (sequelize, DataTypes) {
    return sequelize.define('User', { name: DataTypes.STRING }, {
      tableName: 'users',
      classMethods: {
        *byName(name) { return yield this.find({ where: { name } }); },
        encode(text) { return String(text); },
      },
      instanceMethods: { *rename(name) { this.name = name; return yield this.save(); } },
    });
  };`;

const files = {
  'database.js': "const Sequelize = require('sequelize'); module.exports = new Sequelize('d', 'u', 'p', {});",
  'models/index.js': `
    const path = require('path'); const database = require('../database');
    function load(name) { return database.import(path.join(__dirname, name)); }
    module.exports = {
      User: load('user'),
      Group: load('group'),
      get Tag() { return process.env.TAGS ? load('tag') : null; },
    };`,
  'models/user.js': user,
  'models/group.js': "module.exports = (sequelize) => sequelize.define('Group', {});",
  'models/tag.js':
    "module.exports = (sequelize) => sequelize.define('Tag', {}, { classMethods: require('./tag-methods') });",
  'models/tag-methods.js': 'exports.all = function* () { return []; };',
};

/** What the arguments of `probe` in a file evaluate to, beside the models. */
function evaluated(main: string, folder = '', others: Readonly<Record<string, string>> = {}): string[] {
  useFiles({ ...files, ...others, [path.join(folder, 'file.js')]: main });
  return openFile(
    dedent(main),
    ({ model, probed }) =>
      probed.map((expression) => {
        const { kind, source, place } = model.evaluate(expression);
        const where = place ? [`${path.relative(projectFolder, place.file)}:${place.line}`, place.name] : [];
        return [kind, source, ...where].filter(Boolean).join(' ');
      }),
    { folder: path.join(projectFolder, folder), settings: { project: 'lazy' } },
  );
}

describe('models that a library loads by their paths', () => {
  it('have the methods of the library, and those that their files bring', () => {
    const main = `
      const { Group, Tag, User } = require('./models');
      probe(Group.findAll()); probe(User.find()); probe(User.byName('a')); probe(User.encode('a'));
      probe(Tag.all()); probe(Tag.find()); probe(User.other());`;
    expect(evaluated(main)).toEqual([
      'promise catalogue',
      'promise catalogue',
      'generator project models/user.js:6 byName',
      'plain',
      'generator project models/tag-methods.js:1 all',
      'promise catalogue',
      'opaque',
    ]);
  });

  it('are what their methods have as this, and what the function is handed that makes them', () => {
    const others = { 'models/index.js': "exports.File = require('../database').import('./file');" };
    const main = `
      module.exports = function (sequelize) {
        return sequelize.define('File', {}, {
          classMethods: {
            *first() { let one = yield this.find(); probe(this.find()); probe(this.last()); if (one.old) one = yield one.save(); probe(one.save()); probe(one.move()); },
            async last() { probe(sequelize.query('')); },
          },
          instanceMethods: { *move() { probe(this.destroy()); probe(this.first()); } },
          hooks: { first() { probe(this.find()); } },
        });
      };`;
    expect(evaluated(main, 'models', others)).toEqual([
      'promise catalogue',
      'promise',
      'promise catalogue',
      'generator',
      'promise catalogue',
      'promise catalogue',
      'opaque',
      'opaque',
    ]);
  });

  it('are also what methods have as this that a file of their own brings', () => {
    const others = {
      'models/index.js': "exports.Tag = require('../database').import('./tag');",
      'models/tag.js':
        "module.exports = (sequelize) => sequelize.define('Tag', {}, { classMethods: require('./file') });",
    };
    const main = 'exports.all = function* () { probe(this.findAll()); probe(this.all()); probe(this.none()); };';
    expect(evaluated(main, 'models', others)).toEqual(['promise catalogue', 'generator', 'opaque']);
    expect(evaluated(main, 'models', { 'models/index.js': 'exports.file = require("./file");' })).toEqual([
      'opaque',
      'generator',
      'opaque',
    ]);
  });

  it('are not known where their methods may come from anywhere', () => {
    const others = {
      'models/user.js': `module.exports = (sequelize) => sequelize.define('User', {}, { ...process.options });`,
      'models/group.js': `module.exports = (sequelize) => sequelize.define('Group', {}, process.options);`,
    };
    const main = `const { User, Group } = require('./models'); probe(User.find()); probe(Group.find());`;
    expect(evaluated(main, '', others)).toEqual(['opaque', 'opaque']);
  });
});

describe('a path that texts are joined to', () => {
  it('leads to the file that a library loads, or require, as far as the texts are known', () => {
    const others = {
      'load.js': `
        const path = require('node:path');
        const database = require('./database');
        exports.joined = database.import(path.join(__dirname, 'models', 'user.js'));
        exports.resolved = database.import(path.resolve(__dirname, 'models/user'));
        exports.relative = database.import('./models/user');
        exports.unknown = database.import(path.join(__dirname, process.argv[2]));
        exports.either = database.import(path.join(__dirname, process.argv[2] ? 'models/user' : 'models/group'));
        exports.started = database.import(path.resolve('models/user'));`,
    };
    const main = `
      const path = require('path'); const load = require('./load'); const methods = require(path.join(__dirname, 'models/tag-methods'));
      probe(load.joined.byName()); probe(load.resolved.byName()); probe(load.relative.byName()); probe(load.unknown.find());
      probe(load.either.find()); probe(load.started.find()); probe(methods.all());`;
    expect(evaluated(main, '', others)).toEqual([
      'generator project models/user.js:6 byName',
      'generator project models/user.js:6 byName',
      'generator project models/user.js:6 byName',
      'opaque',
      'opaque',
      'opaque',
      'generator project models/tag-methods.js:1 all',
    ]);
  });
});

describe('a function that is handed what a library makes', () => {
  it('gives what that gives', () => {
    const others = {
      'models/index.js':
        "const database = require('../database'); exports.User = require('./user')(database, database.Sequelize);",
    };
    const main = `const { User } = require('./models'); probe(User.byName('a')); probe(User.find());`;
    expect(evaluated(main, '', others)).toEqual(['generator project models/user.js:6 byName', 'promise catalogue']);
  });
});
