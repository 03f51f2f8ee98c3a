// As fast as it goes: each of 10 users calls again as soon as it has its answer, for 30 s (times timeScale).
import { cellOfScenario, counting, eachCell, plan, post, summarize } from './lib.js';

const PHASES = ['measured'];

export const options = {
  scenarios: eachCell(() => ({
    executor: 'constant-vus',
    vus: plan.users || 10,
    duration: `${Math.max(1, Math.round(30 * (plan.timeScale || 1)))}s`,
  })),
  thresholds: counting(PHASES),
};

export default function () {
  post(cellOfScenario(), 'measured');
}

export function handleSummary(data) {
  return summarize(data, PHASES);
}
