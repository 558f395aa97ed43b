import { startTestInstance } from './test-instance.mjs';

/** Jest workers inherit the environment. A run that was started with a database already keeps that one. */
export default async function setUp() {
  if (process.env.LINLI_TEST_OWNER_URL !== undefined) return;
  const instance = await startTestInstance();
  Object.assign(process.env, instance.env);
  globalThis.linliTestInstance = instance;
}
