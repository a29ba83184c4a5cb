'use strict';

var Promise = require('bluebird');
var files = require('./files');

var loadAll = Promise.coroutine(function* () {
  var books = yield files.readJson('books.json');
  yield Promise.delay(2);
  return books;
});

// The book with an ISBN. Rejects when there is none.
exports.find = Promise.coroutine(function* (isbn) {
  var books = yield loadAll();
  if (!books[isbn]) throw new Error('unknown book ' + isbn);
  return books[isbn];
});

// Whether enough copies are there; never rejects.
exports.isAvailable = Promise.coroutine(function* (isbn, amount) {
  try {
    var book = yield exports.find(isbn);
    return book.stock >= amount;
  } catch (error) {
    return false;
  }
});
