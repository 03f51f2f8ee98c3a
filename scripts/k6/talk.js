// The talk's load: up to 10 users within a minute, three minutes of them, down again within a minute; each calls, then rests a second.
// Cold starts happen where the load wants another environment; their REPORT lines tell them from the rest.
import { sleep } from 'k6';
import { PATIENCE, cellOfScenario, counting, eachCell, plan, post, summarize } from './lib.js';

const PHASES = ['measured'];
const minutes = (n) => `${Math.max(1, Math.round(n * 60 * (plan.timeScale || 1)))}s`;

export const options = {
  scenarios: eachCell(() => ({
    executor: 'ramping-vus',
    startVUs: 1,
    stages: [
      { duration: minutes(1), target: 10 },
      { duration: minutes(3), target: 10 },
      { duration: minutes(1), target: 0 },
    ],
    gracefulRampDown: PATIENCE,
  })),
  thresholds: counting(PHASES),
};

export default function () {
  post(cellOfScenario(), 'measured');
  sleep(1);
}

export function handleSummary(data) {
  return summarize(data, PHASES);
}
