'use strict';

var co = require('co');
var books = require('./books');
var files = require('./files');
var mailer = require('./mailer');

module.exports = Orders;

function Orders() {
  this.placed = [];
}

// The price of one line in cents. Used with `yield*` only.
function* priceOf(line) {
  var book = yield Promise.resolve(books.find(line.isbn));
  return book.price * line.amount;
}

var totalOf = co.wrap(function* (lines) {
  var total = 0;
  for (var i = 0; i < lines.length; i++) {
    total += yield* priceOf(lines[i]);
  }
  return total;
});

var customerOf = co.wrap(function* (id) {
  var customers = yield Promise.resolve(files.readJson('customers.json'));
  return customers[id];
});

Orders.prototype.check = co.wrap(function* (lines) {
  for (var i = 0; i < lines.length; i++) {
    var line = lines[i];
    if (!(yield books.isAvailable(line.isbn, line.amount))) throw new Error(line.isbn + ' is sold out');
  }
});

Orders.prototype.place = co.wrap(function* (customerId, lines) {
  yield this.check(lines);
  var found = yield { customer: customerOf(customerId), total: totalOf(lines) };
  this.placed.push({ customer: found.customer, lines: lines, total: found.total });
  yield mailer.confirm(found.customer, found.total);
});
