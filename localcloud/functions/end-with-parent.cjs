// Ends the process of a function instance when the local cloud is gone, whatever the function does: its own thread is not
// held up by an endless loop, which hears no 'disconnect'. Started by runner.cjs with the process id of the local cloud.
const { workerData: parent } = require('node:worker_threads');

const CHECK_MS = 500;

// an orphan gets another parent at once (POSIX)
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, CHECK_MS);
