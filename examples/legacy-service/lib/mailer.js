'use strict';

var Q = require('q');

var sent = 0;

var deliver = Q.async(function* (mail) {
  yield Q.delay(3);
  console.log('mail to ' + mail.to + ': ' + mail.subject);
  return ++sent;
});

exports.confirm = Q.async(function* (customer, total) {
  var count = yield deliver({ to: customer.email, subject: 'Thank you for your order of ' + total + ' cents' });
  return count;
});
