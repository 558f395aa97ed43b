import { createServer } from 'node:net';

/**
 * Whether this port can be listened on; otherwise the system's error code (EADDRINUSE, EACCES …).
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | null>} null = free
 */
export function portFault(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(/** @type {NodeJS.ErrnoException} */ (error).code ?? 'EUNKNOWN'));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}

/**
 * The preferred port if it is free, else one that the system gives.
 * @param {number | undefined} preferred
 * @returns {Promise<number>}
 */
export async function freePort(preferred) {
  if (preferred !== undefined && (await portFault(preferred)) === null) return preferred;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
