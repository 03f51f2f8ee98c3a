// The default load: each cell is called at a constant rate by one client, so that one execution environment answers all its calls.
//
// A measured call that is due while the one before still runs is dropped and counted, as k6's constant-arrival-rate executor with one VU does.
// That executor ends by the clock, so every dropped call would be missing from n; here the last iteration ends a cell, and n is exact.
import { sleep } from 'k6';
import exec from 'k6/execution';
import { cellOfScenario, counting, drop, eachCell, post, summarize } from './lib.js';

const PHASES = ['warm-up', 'measured'];
const LEAD_MS = 100;

const calls = (cell) => cell.warmUp + cell.measured;

export const options = {
  scenarios: eachCell((cell) => ({
    executor: 'per-vu-iterations',
    vus: 1,
    iterations: calls(cell),
    maxDuration: `${Math.ceil((10 * calls(cell)) / cell.rate) + 120}s`,
  })),
  thresholds: counting(PHASES),
};

let next = 0;

export default function () {
  const cell = cellOfScenario();
  waitForTurn(cell);
  post(cell, exec.scenario.iterationInTest < cell.warmUp ? 'warm-up' : 'measured');
}

/** Sleeps until the cell's next moment: offset + k periods after the start, the same for all cells of the run. */
function waitForTurn(cell) {
  const periodMs = 1000 / cell.rate;
  const sinceStart = Date.now() - exec.scenario.startTime - LEAD_MS - cell.offsetMs;
  const turn = Math.max(next, Math.ceil(sinceStart / periodMs));
  if (turn > next && exec.scenario.iterationInTest > cell.warmUp) drop(cell, turn - next);
  next = turn + 1;
  sleep(Math.max(0, turn * periodMs - sinceStart) / 1000);
}

export function handleSummary(data) {
  return summarize(data, PHASES);
}
