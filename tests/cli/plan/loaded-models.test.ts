import { describe, expect, it } from 'vitest';
import { convertProject, type PlannedProjectOptions } from '../../support/planned-project.js';

const options: PlannedProjectOptions = { packages: { sequelize: 'sequelize3' } };

/** Models of sequelize 3 over a database that has one row. */
const files = {
  'database.js': `const Sequelize = require('sequelize');
const database = new Sequelize('d', 'u', 'p', { dialect: 'mysql', logging: false });
database.query = (sql, { instance, model, plain }) => {
  const found = instance || model.build({ id: 1, name: sql.slice(0, 6) }, { isNewRecord: false });
  return Sequelize.Promise.resolve(instance || plain ? found : [found]);
};
module.exports = database;
`,
  'models/index.js': `const path = require('path');
const database = require('../database');
function load(name) {
  return database.import(path.join(__dirname, name));
}
module.exports = { User: load('user'), Group: load('group') };
`,
  'models/user.js': `module.exports = function (sequelize, DataTypes) {
  return sequelize.define('User', { name: DataTypes.STRING }, {
    classMethods: {
      byName: function* (name) {
        return yield this.find({ where: { name } });
      },
      rename: function* (from, to) {
        let user = yield this.byName(from);
        if (!user) user = this.build({ name: from });
        user.name = to;
        if (user.changed()) user = yield user.save();
        return user;
      },
    },
    instanceMethods: {
      shout: function* () {
        this.name = this.name.toUpperCase();
        return (yield this.save()).name + '!';
      },
    },
  });
};
`,
  'models/group.js': `module.exports = (sequelize, DataTypes) =>
  sequelize.define('Group', { name: DataTypes.STRING }, { classMethods: require('./group-methods') });
`,
  'models/group-methods.js': `exports.names = function* () {
  return (yield this.findAll()).map(({ name }) => name);
};
exports.first = function* () {
  return (yield this.names())[0];
};
`,
  'main.js': `const co = require('co');
const { Group, User } = require('./models');
co(function* () {
  const user = yield User.rename('a', 'b');
  console.log(user.name, yield user.shout(), yield Group.first());
}).catch(console.error);
`,
};

describe('models that sequelize loads by their paths', () => {
  it('are converted with what uses them, and do the same', async () => {
    const { before, after, generatorsIn, plan } = await convertProject(files, options);
    expect(before).toBe('b B! SELECT\n');
    expect(after).toBe(before);
    expect(plan.blockers).toEqual([]);
    expect(generatorsIn).toEqual([]);
  });

  it('stay where something needs the generator that one has as a method', async () => {
    const main = `${files['main.js']}console.log(typeof User.byName('a').next);\n`;
    const { before, after, text } = await convertProject({ ...files, 'main.js': main }, options);
    expect(before).toBe('function\nb B! SELECT\n');
    expect(after).toBe(before);
    expect(text('models/user.js')).toContain('byName: function* (name)');
    expect(text('models/user.js')).toContain('shout: async function ()');
  });
});
