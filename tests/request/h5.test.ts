import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type TestServer } from '../support/app';

const script = `console.log('${'邻里家家亲 '.repeat(400)}');`;
let h5Dir: string;
let server: TestServer;
beforeAll(async () => {
  h5Dir = mkdtempSync(join(tmpdir(), 'linli-h5-'));
  mkdirSync(join(h5Dir, 'js'));
  writeFileSync(join(h5Dir, 'index.html'), '<!doctype html><title>邻里家家亲</title>');
  writeFileSync(join(h5Dir, 'js', 'app.29a1aa5d.js'), script);
  // As the build does it, in a process of its own.
  const work = "const { pressFolder } = await import('./miniapp/press.mjs'); await pressFolder(process.argv[1]);";
  execFileSync(process.execPath, ['--input-type=module', '-e', work, h5Dir], { cwd: join(__dirname, '..', '..') });
  server = await startServer({ config: { h5Dir } });
});
afterAll(async () => {
  await server.close();
  rmSync(h5Dir, { recursive: true, force: true });
});

const get = async (path: string, takes: string) => {
  const answer = await fetch(server.url + path, { headers: { 'accept-encoding': takes } });
  const [text, head] = [await answer.text(), (name: string) => answer.headers.get(name)];
  const bytes = Number(head('content-length') ?? 0);
  return {
    text,
    bytes,
    as: head('content-encoding'),
    type: head('content-type'),
    kept: head('cache-control'),
    vary: head('vary'),
  };
};

test('the browser app comes pressed as it was built, to who takes that, and is kept for a year all the same', async () => {
  const pressed = await get('/js/app.29a1aa5d.js', 'gzip, deflate, br');
  expect(pressed).toMatchObject({ text: script, as: 'br', kept: 'public, max-age=31536000, immutable' });
  expect(pressed.type).toMatch(/javascript/);
  expect(pressed.vary).toMatch(/accept-encoding/i);
  expect(pressed.bytes).toBeLessThan(script.length / 20);
});

test('who takes nothing of it gets the same text', async () => {
  expect(await get('/js/app.29a1aa5d.js', 'gzip')).toMatchObject({ text: script, as: 'gzip' });
  expect(await get('/js/app.29a1aa5d.js', 'identity')).toMatchObject({ text: script, as: null });
  expect(await get('/', 'br')).toMatchObject({ as: null, kept: 'no-cache' });
});
