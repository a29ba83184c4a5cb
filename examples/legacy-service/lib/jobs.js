'use strict';

var co = require('co');

// Runs jobs one after the other. They are generator functions of other files, so this cannot be converted alone.
exports.run = function (jobs) {
  return co(function* () {
    for (var i = 0; i < jobs.length; i++) yield* jobs[i]();
  });
};

exports.pause = function (milliseconds) {
  return function* () {
    yield new Promise(function (resolve) {
      setTimeout(resolve, milliseconds);
    });
    console.log('paused');
  };
};
