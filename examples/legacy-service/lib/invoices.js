'use strict';

var co = require('co');

function format(cents) {
  return (cents / 100).toFixed(2) + ' EUR';
}

function number(order) {
  return co(function* () {
    yield Promise.resolve();
    return 'INV-' + (1000 + order.lines.length);
  });
}

// The text of an order's invoice.
exports.print = function (order) {
  return co(function* () {
    var id = yield number(order);
    return [id, order.customer.name, format(order.total)].join('\n');
  });
};
