// What all load scripts share: the plan, one call to a cell, and the counts at the end.
import http from 'k6/http';
import exec from 'k6/execution';
import { check } from 'k6';
import { Counter, Trend } from 'k6/metrics';
import { sign } from './sigv4.js';

/**
 * The order to this run, see docs/results.md: {sender, timeScale, users, sign: {region, service}, cells: [{cell, url, payload, rate, offsetMs,
 * cold, warmUp, measured, burst}], own, turn}. Without RACE_PLAN it lies beside the scripts, as where an operator puts them.
 */
export const plan = JSON.parse(open(__ENV.RACE_PLAN || './plan.json'));

/**
 * What a user's own function is called with: {events: [text], order: [index], expect, timeoutS}; null for the contract's payload. The calls of a
 * cell take the events in that order, from number `turn` on.
 */
const own = plan.own ? JSON.parse(open(plan.own)) : null;
let turn = plan.turn || 0;

/** Longer than INIT, its repetition and the handler's time-out together, so that the platform gives up first. */
export const PATIENCE_S = own ? Math.max(90, own.timeoutS + 60) : 90;
export const PATIENCE = `${PATIENCE_S}s`;

/** The largest burst of the plan. */
export const mostAtOnce = Math.max(1, ...plan.cells.map((cell) => cell.burst || 0));

const call = new Trend('call', true);
const dropped = new Counter('dropped_calls');
const invalid = new Counter('invalid_answers');
/** The Invoke API says 200 to a function that failed, and says so in a header. */
const failed = new Counter('function_errors');

const UUID_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const WORK = /^[0-9a-f]{16}$/;

/**
 * Posts the cell's payload once. The point `call` carries the request's id as metadata, so that it can be joined with its REPORT line.
 * Phase and cell are tags of everything that happens from here on; `scenario` is k6's own tag and always names the cell.
 * Returns how long it took in ms, connecting included; null if there was no response.
 */
export function post(cell, phase) {
  tag(cell, phase);
  const { url, body, params } = request(cell, phase);
  return account(cell, http.post(url, body, params));
}

/** Posts the cell's payload n times at once. */
export function burst(cell, phase, n) {
  tag(cell, phase);
  const { url, body, params } = request(cell, phase);
  http.batch(Array.from({ length: n }, () => ['POST', url, body, params])).forEach((response) => account(cell, response));
}

function tag(cell, phase) {
  const { tags } = exec.vu.metrics;
  tags.scenario = cell.cell;
  tags.phase = phase;
}

function request(cell, phase) {
  const body = own ? own.events[own.order[turn++ % own.order.length]] : JSON.stringify(cell.payload);
  const headers = { 'content-type': 'application/json', 'x-race-phase': phase, 'x-race-sender': plan.sender };
  return { url: cell.url, body, params: { headers: { ...headers, ...signature(cell.url, body) }, timeout: PATIENCE } };
}

/** Nothing where anybody may call; else a signature with the credentials in the environment, which no file ever sees. */
function signature(url, body) {
  if (!plan.sign) return {};
  const credentials = { accessKeyId: __ENV.AWS_ACCESS_KEY_ID, secretAccessKey: __ENV.AWS_SECRET_ACCESS_KEY, sessionToken: __ENV.AWS_SESSION_TOKEN };
  return sign({ method: 'POST', url, headers: {}, body }, plan.sign, credentials, new Date());
}

function account(cell, response) {
  const metrics = exec.vu.metrics;
  const error = own && response.headers['X-Amz-Function-Error'];
  const status = error ? 502 : response.status;
  const answered = status === 200;
  const valid = answered && (own ? asTheUserExpects(parsed(response.body)) : asTheContractSays(response.body, cell.payload));
  check(response, { 'status is 200': () => answered, 'body is as the contract says': () => valid });

  metrics.metadata.requestId = response.headers['X-Amzn-Requestid'] || '';
  const tags = { status: String(status) };
  if (!valid) tags.error = answered ? 'invalid answer' : response.error || `status ${status}`;
  call.add(response.timings.duration, tags);
  delete metrics.metadata.requestId;
  if (answered && !valid) invalid.add(1);
  if (error) failed.add(1);
  const { blocked, connecting, tls_handshaking: handshaking, duration } = response.timings;
  return response.status === 0 ? null : blocked + connecting + handshaking + duration;
}

/** Counts calls that were due while the one before was still running. */
export function drop(cell, calls) {
  exec.vu.metrics.tags.scenario = cell.cell;
  dropped.add(calls);
}

/** One k6 scenario for each cell, made by `scenario(cell)`. */
export function eachCell(scenario) {
  return Object.fromEntries(plan.cells.map((cell) => [cell.cell, { gracefulStop: PATIENCE, ...scenario(cell) }]));
}

/** The cell of the scenario that runs this iteration. */
export function cellOfScenario() {
  return plan.cells.find((cell) => cell.cell === exec.scenario.name);
}

const STATUSES = [200, 429, 502, 500, 504, 503, 404, 413, 403, 400, 0];

/** k6 keeps a count by tags only where a threshold asks for it; these hold for every count. */
export function counting(phases) {
  const always = ['count>=0'];
  const thresholds = {};
  for (const { cell } of plan.cells) {
    thresholds[`dropped_calls{scenario:${cell}}`] = always;
    thresholds[`invalid_answers{scenario:${cell}}`] = always;
    for (const phase of phases) {
      thresholds[`http_reqs{scenario:${cell},phase:${phase}}`] = always;
      thresholds[`function_errors{scenario:${cell},phase:${phase}}`] = always;
      for (const status of STATUSES) thresholds[`http_reqs{scenario:${cell},phase:${phase},status:${status}}`] = always;
    }
  }
  return thresholds;
}

/** Writes the counts by cell, phase and status into the file RACE_COUNTS; a status that STATUSES does not list is `-1`. */
export function summarize(data, phases) {
  const count = (name) => (data.metrics[name] ? data.metrics[name].values.count : 0);
  const requests = [];
  const sums = { dropped: {}, invalid: {} };
  for (const { cell } of plan.cells) {
    sums.dropped[cell] = count(`dropped_calls{scenario:${cell}}`);
    sums.invalid[cell] = count(`invalid_answers{scenario:${cell}}`);
    for (const phase of phases) {
      let others = count(`http_reqs{scenario:${cell},phase:${phase}}`);
      const errors = count(`function_errors{scenario:${cell},phase:${phase}}`);
      for (const status of STATUSES) {
        const n = count(`http_reqs{scenario:${cell},phase:${phase},status:${status}}`);
        const kept = n + (status === 200 ? -errors : status === 502 ? errors : 0);
        if (kept > 0) requests.push({ cell, phase, status, n: kept });
        others -= n;
      }
      if (others > 0) requests.push({ cell, phase, status: -1, n: others });
    }
  }
  return { [__ENV.RACE_COUNTS || 'stdout']: JSON.stringify({ requests, ...sums }) };
}

function parsed(body) {
  try {
    return JSON.parse(body);
  } catch (e) {
    return undefined;
  }
}

/** As lab.measure.Expectation: without an expectation a statusCode of 400 or more is no success. */
function asTheUserExpects(answer) {
  if (own.expect === null) return !(answer && answer.statusCode >= 400);
  return contains(answer, own.expect);
}

/** Whether everything expected is there, at any depth; an expected object also matches a text that holds it as JSON, as `body` does. */
function contains(answer, expected) {
  if (expected === null || expected === undefined) return true;
  if (typeof expected !== 'object') return answer === expected;
  const value = typeof answer === 'string' ? parsed(answer) : answer;
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(expected) && (!Array.isArray(value) || value.length !== expected.length)) return false;
  return Object.keys(expected).every((key) => contains(value[key], expected[key]));
}

function asTheContractSays(body, payload) {
  let answer;
  try {
    answer = JSON.parse(body);
  } catch (e) {
    return false;
  }
  if (answer === null || typeof answer !== 'object') return false;
  if (payload.hello === true) return answer.hello === true;
  return UUID_4.test(answer.id) && answer.key === `${answer.id}.txt` && (payload.work === undefined || WORK.test(answer.work));
}
