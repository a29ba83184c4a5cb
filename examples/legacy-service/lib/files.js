'use strict';

var co = require('co');
var fs = require('fs');
var path = require('path');

function readText(name) {
  return new Promise(function (resolve, reject) {
    fs.readFile(path.join(__dirname, '..', 'data', name), 'utf8', function (error, text) {
      if (error) reject(error);
      else resolve(text);
    });
  });
}

// Reads one file of the data directory.
var readJson = co.wrap(function* (name) {
  return JSON.parse(yield readText(name));
});

// Reads two at once, and gives them as one object.
exports.readBoth = co.wrap(function* (first, second) {
  var contents = yield [readJson(first), readJson(second)];
  return Object.assign({}, contents[0], contents[1]);
});

exports.readJson = readJson;
