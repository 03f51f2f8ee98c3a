// One call to each cell, one after another: the platform has ended its environments before, so each is a cold start. Where a cell asks
// for a burst, as many calls at once follow: those that find no idle environment start from a snapshot that has been used before.
import exec from 'k6/execution';
import { PATIENCE, PATIENCE_S, burst, counting, mostAtOnce, plan, post, summarize } from './lib.js';

const PHASES = ['cold', 'burst'];

export const options = {
  batch: mostAtOnce,
  batchPerHost: mostAtOnce,
  scenarios: {
    cold: { executor: 'per-vu-iterations', vus: 1, iterations: plan.cells.length, maxDuration: `${(plan.cells.length + 1) * PATIENCE_S}s`, gracefulStop: PATIENCE },
  },
  thresholds: counting(PHASES),
};

export default function () {
  const cell = plan.cells[exec.scenario.iterationInTest];
  post(cell, 'cold');
  if (cell.burst > 0) burst(cell, 'burst', cell.burst);
}

export function handleSummary(data) {
  return summarize(data, PHASES);
}
