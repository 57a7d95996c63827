// A thread that ends the process where a case hangs: the reading is one call, which nothing else could interrupt.
// Plain JavaScript, as it has to run beside whatever loads TypeScript.
import { writeSync } from "node:fs";
import { workerData } from "node:worker_threads";

const { seed, patience, shared } = workerData;
const current = new Int32Array(shared);

// The number of the case, from 0; negative when all are done.
for (let number = Atomics.load(current, 0); number >= 0; number = Atomics.load(current, 0)) {
  if (Atomics.wait(current, 0, number, patience) === "timed-out") {
    writeSync(2, `seed ${seed}, case ${number}: hangs for ${patience / 1000} s\n`);
    process.kill(process.pid, "SIGKILL");
  }
}
