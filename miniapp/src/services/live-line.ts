import { apiPrefix } from '@shared/contract/routes';
import { openStream } from '../platform/live-stream';
import { whenOnline } from '../platform/network';
import { idleSeconds } from './desk-presence';
import { createStore } from './store';
import { freshToken, tokens, tokenStore } from './tokens';

/** Whether news comes by itself; while it does not, screens ask. */
export const lineOpen = createStore(false);

/** The server says something at least every ten seconds. */
const silentMs = 25_000;
/** Pages change without the line being opened anew each time. */
const settleMs = 50;
const lingerMs = 1_000;
const firstWaitMs = 2_000;
const longestWaitMs = 60_000;

const wakers = new Map<string, Set<() => void>>();
let leave: (() => void) | null = null;
/** What the open line tells of, and to whom it was opened. */
let heard: readonly string[] = [];
let heardBy: string | null = null;
let failures = 0;
let unable = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let watchdog: ReturnType<typeof setTimeout> | undefined;

/** Calls `wake` when something of this topic has changed, on the one line that all screens share. */
export function listen(topic: string, wake: () => void): () => void {
  const set = wakers.get(topic) ?? new Set();
  wakers.set(topic, set.add(wake));
  if (leave === null) failures = 0;
  settle(settleMs);
  return () => {
    set.delete(wake);
    if (set.size === 0 && wakers.get(topic) === set) wakers.delete(topic);
    if (wakers.size === 0) settle(lingerMs);
  };
}

const ownerOf = (): string | null => tokens()?.me.accountId ?? null;
const wake = (topics: readonly string[]) => {
  for (const topic of topics) Array.from(wakers.get(topic) ?? []).forEach((call) => call());
};

function settle(ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(arrange, ms);
}

/** Brings the line to what is wanted now: none, the one that is there, or a new one. */
function arrange(): void {
  const wanted = Array.from(wakers.keys());
  const owner = ownerOf();
  if (wanted.length === 0 || owner === null) return close();
  if (leave !== null && owner === heardBy && wanted.every((topic) => heard.includes(topic))) return;
  close();
  if (!unable) open(wanted, owner);
}

function close(): void {
  clearTimeout(watchdog);
  leave?.();
  leave = null;
  lineOpen.set(false);
}

function open(topics: readonly string[], owner: string): void {
  const held = tokens();
  if (held === null) return;
  [heard, heardBy] = [topics, owner];
  const read = eventReader((event, data) => {
    if (event === 'open') {
      failures = 0;
      lineOpen.set(true);
      // What happened between the screens' first question and now was told to nobody.
      wake(topics);
    } else wake([data]);
  });
  leave = openStream({
    url: `${API_BASE}${apiPrefix}/live?topics=${encodeURIComponent(topics.join(','))}`,
    headers: {
      accept: 'text/event-stream',
      'x-app-version': APP_VERSION,
      authorization: `Bearer ${held.token}`,
      ...(held.kind === 'desk' ? { 'x-idle-seconds': String(idleSeconds()) } : {}),
    },
    onText(text) {
      watch();
      read(text);
    },
    onEnd: (status) => void ended(status, held.token),
  });
  if (leave === null) unable = true;
  else watch();
}

/** A line that says nothing is dead, whatever the network believes. */
function watch(): void {
  clearTimeout(watchdog);
  watchdog = setTimeout(() => {
    close();
    again();
  }, silentMs);
}

async function ended(status: number | null, token: string): Promise<void> {
  close();
  // Unreached is not refused: then it is tried again.
  if (status === 401 && (await freshToken(token).catch(() => token)) === null) return;
  // Not theirs to hear: asking again would change nothing until other topics are wanted.
  if (status === 404 || status === 400) return;
  again();
}

function again(): void {
  failures += 1;
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - 1));
  // Phones that lost the same server do not all come back at the same moment.
  settle(wait * (0.5 + Math.random() / 2));
}

/** Hands out whole events, however the network cuts the text. */
export function eventReader(onEvent: (event: string, data: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = block.split('\n');
      const valueOf = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const data = valueOf('data');
      if (data !== undefined) onEvent(valueOf('event') ?? 'message', data);
    }
  };
}

// Another person on this device hears their own news, and nobody's once signed out.
tokenStore.subscribe(() => {
  if (leave !== null ? ownerOf() !== heardBy : wakers.size > 0) settle(settleMs);
});

whenOnline(() => {
  if (leave !== null || wakers.size === 0) return;
  failures = 0;
  settle(settleMs);
});
