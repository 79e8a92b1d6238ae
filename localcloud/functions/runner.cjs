// One function instance: one process, one invocation at a time. Plain JavaScript, so that it starts without a compiler.
const path = require('node:path');
const { format } = require('node:util');
const { Worker } = require('node:worker_threads');

const [, , directory, parent] = process.argv;

// first of all: the code of a function may loop while it is loaded
new Worker(path.join(__dirname, 'end-with-parent.cjs'), { workerData: Number(parent), env: {} }).unref();

const RealDate = Date;
let offset = 0;

// the function sees the local cloud's clock; timers stay real
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, self) =>
    Reflect.construct(target, args.length === 0 ? [RealDate.now() + offset] : args, self),
  apply: () => new Date().toString(),
  get: (target, key, self) =>
    key === 'now' ? () => RealDate.now() + offset : Reflect.get(target, key, self),
});

// what a function prints becomes lines of its log
const levels = { debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error', trace: 'error' };
for (const [method, level] of Object.entries(levels)) {
  console[method] = (...args) => {
    if (process.connected) process.send({ log: { level, text: format(...args) } });
  };
}

let exported;
let loadError;
try {
  exported = require(directory);
} catch (error) {
  loadError = error;
}

let previous = [];

async function invoke({ id, name, event, env, offset: shift, timeoutMs }) {
  if (loadError) throw loadError;
  offset = shift;
  for (const key of previous) delete process.env[key];
  previous = Object.keys(env);
  Object.assign(process.env, env);
  const context = {
    request_id: id,
    function_name: name,
    function_version: '$LATEST',
    memory_limit_in_mb: 256,
    time_limit_in_ms: timeoutMs,
    namespace: env.TCB_ENV,
    environ: '',
    environment: JSON.stringify(env),
  };
  const result = await exported.main(event, context);
  return JSON.stringify(result === undefined ? null : result);
}

process.on('message', (message) => {
  invoke(message).then(
    (result) => process.send({ id: message.id, result }),
    (error) => process.send({ id: message.id, error: String(error?.stack ?? error) }),
  );
});
process.send({ ready: true });
process.on('disconnect', () => process.exit(0));
