// Signs what the file REQUESTS asks for and writes the headers, by name, into the file SIGNED.
import { sign } from '../../../../../scripts/k6/sigv4.js';

const requests = JSON.parse(open(__ENV.REQUESTS));
const signed = {};
for (const { name, request, scope, credentials, at } of requests) signed[name] = sign(request, scope, credentials, new Date(at));

export const options = { iterations: 1 };

export default function () {}

export function handleSummary() {
  return { [__ENV.SIGNED]: JSON.stringify(signed) };
}
