import path from 'node:path';
import picocolors from 'picocolors';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../../src/cli/check.js';
import { type CarriedOut, withPlannedFixes } from '../../../src/cli/plan/carry-out.js';
import { planOutput } from '../../../src/cli/plan/plan-output.js';
import type { PlanRequest } from '../../../src/cli/plan/plan-request.js';
import { jobOn, writeProject } from '../../support/planned-project.js';

/* What a person sees of a plan, as text: read the files beside this one as that person. */

const orders = ['openOrders', 'ordersOfCustomer', 'ordersOfToday', 'cancelledOrders', 'ordersWaitingForPayment'];

const files = {
  'lib/later.js': 'exports.later = (value) => new Promise((resolve) => setTimeout(resolve, 1, value));\n',
  'lib/orders.js': `const { later } = require('./later');\n${orders
    .map((name) => `exports.${name} = function* ${name}(id) {\n  return yield later(id);\n};\n`)
    .join('')}`,
  'lib/reports/of-the-accounting-department.js': `const co = require('co');\nconst orders = require('../orders');\nco(function* () {\n  return [${orders
    .map((name) => `yield orders.${name}(1)`)
    .join(', ')}];\n});\n`,
  'lib/stock.js':
    "const co = require('co');\nexports.count = co.wrap(function* (warehouse, id) {\n  return yield warehouse.count(id);\n});\nfunction* reserve(warehouse, id) {\n  yield warehouse.lock(id);\n}\nexports.reserveAll = co.wrap(function* (warehouse, ids) {\n  for (const id of ids) yield reserve(warehouse, id);\n});\n",
  'lib/prices.js':
    "const { later } = require('./later');\nexports.priceOf = function priceOf(id) {\n  return (await later(id)) * 2;\n};\n",
  'lib/basket.js':
    "const { priceOf } = require('./prices');\nexports.sumOf = (ids) => {\n  let total = 0;\n  for (const id of ids) total += priceOf(id);\n  return total;\n};\n",
};

const request: PlanRequest = {
  ...{ paths: ['lib'], preset: 'recommended', ignorePattern: [], ignore: true, evidence: true },
};

let folder = '';
let job: Job;
let planned: CarriedOut;

beforeAll(async () => {
  folder = writeProject(files);
  job = await jobOn(
    folder,
    Object.keys(files).map((name) => path.join(folder, name)),
    request.preset,
  );
  planned = await withPlannedFixes(job);
}, 60_000);

/** What `plan` prints where so many characters fit on a line. */
async function printed(columns: number, { color = false, ...asked }: Partial<PlanRequest> = {}): Promise<string> {
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(folder);
  try {
    const style = { ...picocolors.createColors(color), columns, link: (text: string) => text };
    return await planOutput({ ...request, ...asked }, { job, planned }, style);
  } finally {
    cwd.mockRestore();
  }
}

describe('the plan', () => {
  it.each([
    ['80-columns', 80],
    ['120-columns', 120],
    ['piped', Infinity],
  ] as const)('%s', async (name, columns) => {
    const text = await printed(columns);
    await expect(text).toMatchFileSnapshot(`__snapshots__/${name}.txt`);
    expect(text.split('\n').filter((line) => line.length > columns)).toEqual([]);
  });

  it('in colors', async () => {
    const text = await printed(80, { color: true });
    await expect(text.replaceAll('\u001B', '␛')).toMatchFileSnapshot('__snapshots__/colors.txt');
  });

  it('with what decides some of it, and the diff', async () => {
    await expect(await printed(80, { show: [1, 6] })).toMatchFileSnapshot('__snapshots__/shown.txt');
  });

  it('as data', async () => {
    const text = await printed(80, { format: 'json' });
    await expect(text).toMatchFileSnapshot('__snapshots__/json.txt');
  });

  it('as data of some of it', async () => {
    const { islands } = JSON.parse(await printed(80, { format: 'json', show: [6] })) as { islands: unknown[] };
    expect(islands).toMatchObject([{ number: 6, needs: [1, 2, 3, 4, 5] }]);
  });

  it('has no other number', async () => {
    await expect(printed(80, { show: [1, 9, 12] })).rejects.toThrow('The plan has no number 9, 12.');
  });
});
