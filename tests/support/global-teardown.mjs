export default async function tearDown() {
  await globalThis.linliTestInstance?.stop();
}
