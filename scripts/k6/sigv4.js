// AWS Signature Version 4 with nothing but k6's own crypto: k6's AWS library is in no package registry, and a load test has to work offline.
// Source: AWS's reference "Create a signed AWS API request"; its published vectors and the AWS SDK for Java check every line of this.
import { hmac, sha256 } from 'k6/crypto';

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * Signs a request.
 *
 * request      {method, url, headers, body}: of the headers exactly those that are to be signed; host and x-amz-date need not be named
 * scope        {region, service}; encodePathOnce is for S3 alone, all other services sign the path encoded once more
 * credentials  {accessKeyId, secretAccessKey, sessionToken}: the token may be absent
 * at           Date
 *
 * Returns the headers to send with it: those given, x-amz-date, x-amz-content-sha256 unless `unsignedBody`, the token, authorization.
 */
export function sign(request, scope, credentials, at) {
  const [, host, path, query] = /^https?:\/\/([^/?#]+)([^?#]*)\??([^#]*)/.exec(request.url);
  const stamp = at.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const bodyHash = sha256(request.body || '', 'hex');
  const headers = { ...request.headers, 'x-amz-date': stamp };
  if (!scope.unsignedBody) headers['x-amz-content-sha256'] = bodyHash;
  if (credentials.sessionToken) headers['x-amz-security-token'] = credentials.sessionToken;

  const canonical = canonicalHeaders({ ...headers, host });
  const names = canonical.map(([name]) => name).join(';');
  const canonicalRequest = [request.method, canonicalPath(path, scope.encodePathOnce), canonicalQuery(query),
    ...canonical.map(([name, value]) => `${name}:${value}`), '', names, bodyHash].join('\n');
  const area = `${stamp.slice(0, 8)}/${scope.region}/${scope.service}/aws4_request`;
  const toSign = [ALGORITHM, stamp, area, sha256(canonicalRequest, 'hex')].join('\n');
  const key = area.split('/').reduce((secret, part) => hmac('sha256', secret, part, 'binary'), `AWS4${credentials.secretAccessKey}`);
  const signature = hmac('sha256', key, toSign, 'hex');
  return { ...headers, authorization: `${ALGORITHM} Credential=${credentials.accessKeyId}/${area}, SignedHeaders=${names}, Signature=${signature}` };
}

/** Name and value of each, in the order of the names: lower case, blanks trimmed and runs of them one. */
function canonicalHeaders(headers) {
  return Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value).trim().replace(/\s+/g, ' ')])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Without `.`, `..` and empty parts; each part encoded, once more than it was sent unless `once`. */
function canonicalPath(path, once) {
  const parts = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(encode(once ? decodeURIComponent(part) : part));
  }
  return `/${parts.join('/')}${parts.length > 0 && /\/(\.{0,2})$/.test(path) ? '/' : ''}`;
}

function canonicalQuery(query) {
  return query.split('&').filter((pair) => pair !== '')
    .map((pair) => [pair.split('=')[0], pair.split('=').slice(1).join('=')].map((text) => encode(decodeURIComponent(text))))
    .sort(([a, x], [b, y]) => (a < b || (a === b && x < y) ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`).join('&');
}

/** All but RFC 3986's unreserved characters. */
function encode(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
