'use strict';

var co = require('co');
var files = require('./files');

// What was sold, as one line. What `files.readBoth` gives cannot be seen from here, so the conversion is only suggested.
exports.summary = co.wrap(function* (orders) {
  var customers = yield files.readBoth('customers.json', 'books.json');
  var total = orders.placed.reduce(function (sum, order) {
    return sum + order.total;
  }, 0);
  return orders.placed.length + ' orders, ' + total + ' cents, ' + Object.keys(customers).length + ' records';
});

// A job for `jobs.run`, which runs generators only.
exports.nightly = function (orders) {
  return function* () {
    console.log('nightly: ' + (yield exports.summary(orders)));
  };
};
