'use strict';

var co = require('co');
var invoices = require('./lib/invoices');
var jobs = require('./lib/jobs');
var Orders = require('./lib/orders');
var reports = require('./lib/reports');

var orders = new Orders();

co(function* () {
  yield orders.place('ada', [
    { isbn: '978-0-201-03801-9', amount: 1 },
    { isbn: '978-0-262-51087-5', amount: 2 },
  ]);
  yield orders.place('grace', [{ isbn: '978-0-262-51087-5', amount: 1 }]);
  try {
    yield orders.place('grace', [{ isbn: '978-0-13-110362-7', amount: 1 }]);
  } catch (error) {
    console.log('refused: ' + error.message);
  }
  console.log(yield invoices.print(orders.placed[0]));
  console.log(yield reports.summary(orders));
  yield jobs.run([reports.nightly(orders), jobs.pause(5)]);
}).catch(function (error) {
  console.error(error.stack);
  process.exitCode = 1;
});
