// One call to each cell, one after another: the platform has ended its environments before, so each is a cold start.
import exec from 'k6/execution';
import { PATIENCE, counting, plan, post, summarize } from './lib.js';

const PHASES = ['cold'];

export const options = {
  scenarios: {
    cold: { executor: 'per-vu-iterations', vus: 1, iterations: plan.cells.length, maxDuration: `${plan.cells.length * 100}s`, gracefulStop: PATIENCE },
  },
  thresholds: counting(PHASES),
};

export default function () {
  post(plan.cells[exec.scenario.iterationInTest], 'cold');
}

export function handleSummary(data) {
  return summarize(data, PHASES);
}
