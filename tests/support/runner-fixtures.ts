/** Functions named `run` that do what an async function does, with what each is to be recognised as. */
export const exactRunners: Readonly<Record<string, string>> = {
  'closures over next and throw': `
    function run(makeBody) {
      return new Promise(function (resolve, reject) {
        var body = makeBody();
        function advance(resume) {
          var state;
          try { state = resume(); } catch (error) { return reject(error); }
          if (state.done) return resolve(state.value);
          Promise.resolve(state.value).then(
            function (value) { advance(function () { return body.next(value); }); },
            function (reason) { advance(function () { return body.throw(reason); }); },
          );
        }
        advance(function () { return body.next(undefined); });
      });
    }`,
  'the same with arrows, bound methods and a receiver': `
    const run = (makeBody, owner) => new Promise((fulfil, fail) => {
      const advance = (resume) => {
        let state;
        try { state = resume(); } catch (error) { fail(error); return; }
        if (state.done) { fulfil(state.value); return; }
        Promise.resolve(state.value).then(
          (value) => advance(body.next.bind(body, value)),
          (reason) => advance(body.throw.bind(body, reason)),
        );
      };
      const body = makeBody.call(owner);
      advance(() => body.next());
    });`,
  'the name of the method': `
    function run(makeBody) {
      var rest = [].slice.call(arguments, 1), owner = this;
      return new Promise(function (resolve, reject) {
        var body = makeBody.apply(owner, rest);
        function advance(method, given) {
          try {
            var state = body[method](given);
            var value = state.value;
          } catch (error) { reject(error); return; }
          if (state.done) resolve(value);
          else Promise.resolve(value).then(
            function (value) { advance('next', value); },
            function (reason) { advance('throw', reason); });
        }
        advance('next');
      });
    }`,
  'a flag that tells an error': `
    function run(makeBody, ...args) {
      const body = makeBody(...args);
      return new Promise((resolve, reject) => {
        (function advance(given, isError) {
          let state;
          try {
            if (isError) state = body.throw(given);
            else state = body.next(given);
          } catch (error) { return reject(error); }
          const { done, value } = state;
          return done ? resolve(value) : Promise.resolve(value).then(
            (fulfilled) => advance(fulfilled, false),
            (reason) => advance(reason, true));
        })();
      });
    }`,
  'both handlers come back': `
    function run(makeBody) {
      const body = makeBody();
      function handle(state) {
        if (state.done) return Promise.resolve(state.value);
        return Promise.resolve(state.value).then(
          (value) => handle(body.next(value)),
          (reason) => handle(body.throw(reason)));
      }
      try { return handle(body.next()); } catch (error) { return Promise.reject(error); }
    }`,
  'inner functions named next and fail': `
    function run(makeBody) {
      const body = makeBody();
      return new Promise((resolve, reject) => {
        next();
        function next(value) {
          let state;
          try { state = body.next(value); } catch (error) { return reject(error); }
          settle(state);
          return null;
        }
        function fail(reason) {
          let state;
          try { state = body.throw(reason); } catch (error) { return reject(error); }
          settle(state);
        }
        function settle(state) {
          if (state.done) return resolve(state.value);
          const waiting = Promise.resolve(state.value);
          return waiting.then(next, fail);
        }
      });
    }`,
  'a loop in an async function': `
    async function run(makeBody) {
      const body = makeBody();
      let state = body.next();
      while (!state.done) {
        try { state = body.next(await state.value); } catch (error) { state = body.throw(error); }
      }
      return state.value;
    }`,
  'a loop that keeps what is sent': `
    const run = async function (makeBody) {
      const body = makeBody();
      let method = 'next', given;
      for (;;) {
        const { done, value } = body[method](given);
        if (done) return value;
        try { given = await value; method = 'next'; } catch (error) { given = error; method = 'throw'; }
      }
    };`,
  'an async step': `
    function run(makeBody) {
      const body = makeBody();
      const step = async (state) => {
        if (state.done) return state.value;
        let value;
        try { value = await state.value; } catch (error) { return step(body.throw(error)); }
        return step(body.next(value));
      };
      return new Promise((resolve) => resolve(step(body.next())));
    }`,
  'an object instead of a function': `
    function run(body) {
      return new Promise((resolve, reject) => {
        const follow = (state) => state.done ? resolve(state.value) : Promise.resolve(state.value).then(sent, thrown);
        const sent = (value) => { try { follow(body.next(value)); } catch (error) { reject(error); } };
        const thrown = (reason) => { try { follow(body.throw(reason)); } catch (error) { reject(error); } };
        sent();
      });
    }`,
};

/** Functions named `wrap` that make of a generator function what an async function is. */
export const exactWrappers: Readonly<Record<string, string>> = {
  'a step by name': `
    function wrap(makeBody) {
      return function () {
        const body = makeBody.apply(this, arguments);
        return new Promise((resolve, reject) => {
          const step = (method, given) => {
            let state;
            try { state = body[method](given); } catch (error) { reject(error); return; }
            if (state.done) resolve(state.value);
            else Promise.resolve(state.value).then((value) => step('next', value), (reason) => step('throw', reason));
          };
          step('next');
        });
      };
    }`,
  'both handlers come back': `
    var wrap = function (makeBody) {
      return function (...given) {
        var body = makeBody.call(this, ...given);
        function handle(state) {
          if (state.done === true) return Promise.resolve(state.value);
          return Promise.resolve(state.value).then(
            function (value) { return handle(body.next(value)); },
            function (reason) { return handle(body.throw(reason)); });
        }
        try { return handle(body.next()); } catch (error) { return Promise.reject(error); }
      };
    };`,
  'an async function': `
    const wrap = (makeBody) => async function (...given) {
      const body = makeBody.apply(this, given);
      let state = body.next();
      for (; !state.done; ) {
        let value, failed = false;
        try { value = await state.value; } catch (error) { failed = true; value = error; }
        state = failed ? body.throw(value) : body.next(value);
      }
      return state.value;
    };`,
  'made of a runner of objects': `
    const follow = async (body) => {
      let state = body.next();
      while (!state.done) {
        try { state = body.next(await state.value); } catch (error) { state = body.throw(error); }
      }
      return state.value;
    };
    function wrap(makeBody) { return function () { return follow(makeBody.apply(this, arguments)); }; }`,
  'two functions, as a compiler writes them': `
    function advance(body, resolve, reject, onValue, onError, method, given) {
      try { var state = body[method](given); var value = state.value; } catch (error) { reject(error); return; }
      if (state.done) resolve(value); else Promise.resolve(value).then(onValue, onError);
    }
    function wrap(makeBody) {
      return function () {
        var owner = this, args = arguments;
        return new Promise(function (resolve, reject) {
          var body = makeBody.apply(owner, args);
          function onValue(value) { advance(body, resolve, reject, onValue, onError, 'next', value); }
          function onError(reason) { advance(body, resolve, reject, onValue, onError, 'throw', reason); }
          onValue(undefined);
        });
      };
    }`,
};

/** Runners whose call takes `this` and the arguments of the body, as TypeScript and esbuild write them, under another name. */
export const compiledRunners: Readonly<Record<string, string>> = {
  'as TypeScript writes it': `
    var run = (this && this.run) || function (owner, args, P, makeBody) {
      function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
      return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(makeBody.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(makeBody["throw"](value)); } catch (e) { reject(e); } }
        function step(state) { state.done ? resolve(state.value) : adopt(state.value).then(fulfilled, rejected); }
        step((makeBody = makeBody.apply(owner, args || [])).next());
      });
    };`,
  'as esbuild writes it': `
    const run = (owner, args, ignored, makeBody) => new Promise((resolve, reject) => {
      const sent = (value) => { try { step(makeBody.next(value)); } catch (error) { reject(error); } };
      const thrown = (reason) => { try { step(makeBody.throw(reason)); } catch (error) { reject(error); } };
      const step = (state) => state.done ? resolve(state.value) : Promise.resolve(state.value).then(sent, thrown);
      step((makeBody = makeBody.apply(owner, args)).next());
    });`,
};

const loop = (lines: string) => `
    async function run(makeBody) {
      const body = makeBody();
      let state = body.next();
      while (!state.done) {
        ${lines}
      }
      return state.value;
    }`;
const stepper = (throwing: string, value = 'Promise.resolve(state.value)', before = '') => `
    function run(makeBody) {
      const body = makeBody();
      return new Promise((resolve, reject) => {
        function step(method, given) {
          let state;
          try { state = body[method](given); } catch (error) { return reject(error); }
          ${before}
          if (state.done) return resolve(state.value);
          ${value}.then((sent) => step('next', sent), ${throwing});
        }
        step('next');
      });
    }`;
const again = `(reason) => step('throw', reason)`;

/** Runners that wait for promises alone, and give every other value back at once. */
export const immediateRunners: Readonly<Record<string, string>> = {
  'a step within the step': stepper(
    again,
    'state.value',
    `if (!state.done && !(state.value && state.value.then)) return step('next', state.value);`,
  ),
};

/** Runners that look like the ones above, with the first thing that they do differently. */
export const differingRunners: Readonly<Record<string, readonly [kind: string, source: string]>> = {
  'what throw gives is lost': [
    'after-catch',
    stepper('(reason) => { try { body.throw(reason); } catch (error) { reject(error); } }'),
  ],
  'what throw gives is taken for a value': [
    'after-catch',
    stepper(`(reason) => { try { step('next', body.throw(reason)); } catch (error) { reject(error); } }`),
  ],
  'what throw gives is the result': [
    'after-catch',
    `
    function run(makeBody) {
      const body = makeBody();
      const handle = (state) => state.done
        ? Promise.resolve(state.value)
        : Promise.resolve(state.value).then((value) => handle(body.next(value)), (reason) => body.throw(reason));
      try { return handle(body.next()); } catch (error) { return Promise.reject(error); }
    }`,
  ],
  'a rejection ends it': ['no-rejection', stepper('reject')],
  'no handler of rejections': ['no-rejection', loop('state = body.next(await state.value);')],
  'a rejection is sent as a value': ['no-rejection', stepper(`(reason) => step('next', reason)`)],
  'an error ends it, but not its promise': [
    'body-error',
    `
    function run(makeBody) {
      return new Promise((resolve) => {
        const body = makeBody();
        const sent = (value) => step(body.next(value));
        const thrown = (reason) => step(body.throw(reason));
        const step = (state) => {
          if (state.done) resolve(state.value);
          else Promise.resolve(state.value).then(sent, thrown);
        };
        sent();
      });
    }`,
  ],
  'nothing comes of it': [
    'no-promise',
    `
    function run(makeBody) {
      const body = makeBody();
      (function step(value) {
        const state = body.next(value);
        if (!state.done) state.value.then(step);
      })();
    }`,
  ],
  'a step that returns nothing': [
    'no-promise',
    `
    const run = (makeBody, ...args) => {
      const body = makeBody(...args);
      const step = (method) => (value) => {
        const state = body[method](value);
        if (!state.done) Promise.resolve(state.value).then(step('next'), step('throw'));
      };
      step('next')();
    };`,
  ],
  'the last value instead of the result': [
    'result',
    `
    async function run(makeBody) {
      const body = makeBody();
      let last;
      for (let state = body.next(); !state.done; ) {
        try { last = await state.value; state = body.next(last); } catch (error) { state = body.throw(error); }
      }
      return last;
    }`,
  ],
  'what is no promise is not waited for': [
    'synchronous',
    stepper(
      again,
      'Promise.resolve(state.value)',
      `if (!state.done && typeof state.value === 'number') return step('next', state.value);`,
    ),
  ],
  'promises of other classes are values': [
    'thenables',
    stepper(
      again,
      'Promise.resolve(state.value)',
      'if (!state.done && !(state.value instanceof Promise)) state.value = [state.value];',
    ),
  ],
  'arrays are resolved': [
    'resolves',
    stepper(again, '(Array.isArray(state.value) ? Promise.all(state.value) : Promise.resolve(state.value))'),
  ],
  'functions are called': [
    'resolves',
    stepper(again, `(typeof state.value === 'function' ? new Promise(state.value) : Promise.resolve(state.value))`),
  ],
  'it prints': ['more', stepper(again, 'Promise.resolve(state.value)', 'console.log(state.value);')],
  'it counts': ['more', `let count = 0;\n${stepper(again, 'Promise.resolve(state.value)', 'count = 1;')}`],
  'it looks at the reason': ['asks', stepper(`(reason) => (reason ? step('throw', reason) : step('next'))`)],
  'another promise': ['more', stepper(again, 'other(state.value)')],
  'arguments of its own': ['arguments', stepper(again).replace('makeBody()', 'makeBody(run)')],
  'a receiver of its own': ['receiver', stepper(again).replace('makeBody()', 'makeBody.call({})')],
};

/** Runners whose bodies are resumed by callbacks. */
export const callbackRunners: Readonly<Record<string, string>> = {
  'thunks are called': `
    function run(makeBody) {
      const body = makeBody();
      function step(error, value) {
        const state = error ? body.throw(error) : body.next(value);
        if (!state.done) state.value(step);
      }
      step();
    }`,
  'thunks, and a callback for the result': `
    function run(makeBody) {
      return function (finished) {
        const body = makeBody();
        (function step(error, value) {
          let state;
          try { state = error ? body.throw(error) : body.next(value); } catch (thrown) { return finished(thrown); }
          if (state.done) return finished(null, state.value);
          state.value(step);
        })();
      };
    }`,
  'the body is given a callback': `
    function run(makeBody) {
      function resume(error) {
        if (error) return body.throw(error);
        const results = [].slice.call(arguments, 1);
        body.next(results.length > 1 ? results : results[0]);
      }
      const body = makeBody(resume);
      body.next();
    }`,
};

/** Functions that are no runners of promises at all. */
export const lookAlikes: Readonly<Record<string, string>> = {
  'a priming wrapper, named as runners are': `
    function run(makeBody) {
      return function (...args) { const body = makeBody(...args); body.next(); return body; };
    } // then, done`,
  'one that gives an object to control it with': `
    function run(makeBody) {
      const body = makeBody();
      const result = (async () => {
        let state = body.next();
        while (!state.done) state = body.next(await state.value);
        return state.value;
      })();
      return { body, result };
    }`,
  'a stepper by timer': `
    function run(makeBody) {
      const body = makeBody();
      (function tick() { if (!body.next().done) setTimeout(tick, 0); })();
    } // then`,
  'a sum': `
    function run(makeBody) {
      const body = makeBody();
      let state = body.next();
      while (!state.done) state = body.next(state.value);
      return Promise.resolve(state.value).then((value) => value);
    }`,
  middleware: `
    function run(request, response, next) {
      return request.load().then((found) => { response.send(found); next(); }, next).then(done);
    }`,
  'a queue': `
    async function run(tasks) {
      let task;
      while ((task = tasks.next()) && !task.done) await task.value;
    }`,
  'all at once': `
    async function run(makeTasks) {
      const waiting = [];
      for (let task = makeTasks().next(); !task.done; task = makeTasks().next()) waiting.push(task.value.then(log));
      await Promise.all(waiting);
    }`,
  'an async generator': `
    async function run(makePages) {
      const pages = makePages();
      for (let page = await pages.next(); !page.done; page = await pages.next()) log(page.value);
    }`,
};

/** A program that hands a body to the function `wrap` of the code before it, and calls what comes of that. */
export const wrappedProgram = (wrapper: string, body: string) => `${wrapper}
const load = wrap(function* (a, b) { ${body} });
exports.main = async () => {
  log('before');
  const loading = load.call({ name: 'owner' }, 1, later(2));
  log('after');
  return await loading;
};
`;
