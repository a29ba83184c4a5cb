import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../../src/index.js';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'native-async-')));
writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ dependencies: { egg: '^2.37.0' } }));
mkdirSync(path.join(folder, 'app/controller'), { recursive: true });

/** A controller of egg 2 after all fixes of the preset `migrate`. */
function fixed(body: string): string {
  const { output } = new Linter({ cwd: folder }).verifyAndFix(
    controller(body),
    [plugin.configs.migrate, { languageOptions: { sourceType: 'commonjs' } }],
    { filename: path.join(folder, 'app/controller/home.js') },
  );
  return output;
}

function controller(body: string): string {
  return `module.exports = class Home extends require('egg').Controller {\n${body}\n};\n`;
}

const list = '*list() { return yield this.ctx.service.user.list(); }';

describe('a generator method that egg runs', () => {
  it('changes with its calls', () => {
    expect(fixed(`*index() { this.ctx.body = yield this.list(); }\n${list}`)).toBe(
      controller(
        'async index() { this.ctx.body = await this.list(); }\nasync list() { return await this.ctx.service.user.list(); }',
      ),
    );
  });

  it('changes where it is called for each element', () => {
    expect(fixed(`*index() { this.ctx.body = yield this.ids.map(() => this.list()); }\n${list}`)).toContain(
      'await Promise.all(this.ids.map(() => this.list()))',
    );
  });

  it.each([
    ['is kept before it runs', 'const later = this.list(); this.ctx.body = yield later;'],
    ['may be another one', 'const later = this.x ? this.list() : this.list(); this.ctx.body = yield later;'],
    ['is stepped', 'const later = this.list(); later.next(); this.ctx.body = yield later;'],
  ])('stays, as do those that need it, where its object %s', (_, body) => {
    const code = `*index() { ${body} }\n${list}`;
    expect(fixed(code)).toBe(controller(code));
  });
});
