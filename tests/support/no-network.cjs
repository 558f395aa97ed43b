/**
 * Tests speak to this machine only: any connection elsewhere fails at once, by name, instead of hanging or, worse,
 * working. Loaded by jest and, with `--require`, by the processes that tests start.
 */
const net = require('node:net');

const marker = Symbol.for('linli.tests.network');
const ours = new Set(['127.0.0.1', '::1', 'localhost', '0.0.0.0']);

if (net.Socket.prototype[marker] !== true) {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype[marker] = true;
  net.Socket.prototype.connect = function guarded(...args) {
    // net.connect() hands over its normalised arguments as one array.
    const [first, second] = Array.isArray(args[0]) ? args[0] : args;
    const isPath = typeof first === 'string' || first?.path != null;
    const host =
      typeof first === 'object' ? (first?.host ?? 'localhost') : typeof second === 'string' ? second : 'localhost';
    if (!isPath && !ours.has(host)) throw new Error(`Tests may not reach the network: ${host}`);
    return connect.apply(this, args);
  };
}
