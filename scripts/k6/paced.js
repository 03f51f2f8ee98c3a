// The default load: each cell is called at a constant rate by one client, so that one execution environment answers all its calls.
// Cells that start cold get their first call before that, one after another, so that no cold start has another one beside it.
//
// A measured call that is due while the one before still runs is dropped and counted, as k6's constant-arrival-rate executor with one VU does.
// That executor ends by the clock, so every dropped call would be missing from n; here the last iteration ends a cell, and n is exact.
import { sleep } from 'k6';
import exec from 'k6/execution';
import { PATIENCE_S, burst, cellOfScenario, counting, drop, eachCell, mostAtOnce, plan, post, summarize } from './lib.js';

const PHASES = ['cold', 'first', 'warm-up', 'measured', 'burst'];
const LEAD_MS = 100;
/** More than a sleep or a call is ever late; k6 has no clock that cannot be set. */
const JUMP_MS = 3000;

const calls = (cell) => cell.warmUp + cell.measured;

export const options = {
  setupTimeout: `${(plan.cells.length + 1) * PATIENCE_S}s`,
  teardownTimeout: `${(plan.cells.length + 1) * PATIENCE_S}s`,
  batch: mostAtOnce,
  batchPerHost: mostAtOnce,
  scenarios: eachCell((cell) => ({
    executor: 'per-vu-iterations',
    vus: 1,
    iterations: calls(cell),
    maxDuration: `${Math.ceil((10 * calls(cell)) / cell.rate) + 120}s`,
  })),
  thresholds: counting(PHASES),
};

export function setup() {
  plan.cells.filter((cell) => cell.cold).forEach((cell) => post(cell, 'cold'));
}

/** Those that find no idle environment start from a snapshot that has been used before. */
export function teardown() {
  plan.cells.filter((cell) => cell.burst > 0).forEach((cell) => burst(cell, 'burst', cell.burst));
}

let next = 0;
/** By how much the machine's clock was set since the start. */
let jumpedMs = 0;
/** Where the clock should stand after the last call; null where a call cannot tell how long it took. */
let expectedMs = null;

export default function () {
  const cell = cellOfScenario();
  const turnMs = waitForTurn(cell);
  const tookMs = post(cell, exec.scenario.iterationInTest >= cell.warmUp ? 'measured' : cell.cold ? 'first' : 'warm-up');
  expectedMs = tookMs === null ? null : turnMs + tookMs;
}

/** Milliseconds since the cell's first moment. Without this a clock set back by an hour is an hour of sleep. */
function sinceStart(cell) {
  let ms = Date.now() - exec.scenario.startTime - LEAD_MS - cell.offsetMs - jumpedMs;
  if (expectedMs !== null && Math.abs(ms - expectedMs) > JUMP_MS) {
    jumpedMs += ms - expectedMs;
    ms = expectedMs;
  }
  return ms;
}

/** Sleeps until the cell's next moment, offset + k periods after the start, the same for all cells of the run, and returns it. */
function waitForTurn(cell) {
  const periodMs = 1000 / cell.rate;
  const nowMs = sinceStart(cell);
  const turn = Math.max(next, Math.ceil(nowMs / periodMs));
  if (turn > next && exec.scenario.iterationInTest > cell.warmUp) drop(cell, turn - next);
  next = turn + 1;
  sleep(Math.max(0, turn * periodMs - nowMs) / 1000);
  return turn * periodMs;
}

export function handleSummary(data) {
  return summarize(data, PHASES);
}
