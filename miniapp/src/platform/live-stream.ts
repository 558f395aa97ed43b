import { isWeapp } from './target';

export interface StreamWanted {
  url: string;
  headers: Record<string, string>;
  onText(text: string): void;
  /** Once, and not after the stream was closed from here. Null = the server was not reached. */
  onEnd(status: number | null): void;
}

interface ChunkedTask {
  abort(): void;
  onChunkReceived?: (heard: (part: { data: ArrayBuffer }) => void) => void;
}

interface WechatRequest {
  request(options: {
    url: string;
    header: Record<string, string>;
    enableChunked: boolean;
    timeout: number;
    success(answer: { statusCode: number }): void;
    fail(): void;
  }): ChunkedTask;
}

declare const wx: WechatRequest;

/** WeChat ends a request by its own clock, also one that is being answered; the line is opened anew then. */
const wechatTimeoutMs = 10 * 60_000;

/** Reads an answer while it comes; returns how to leave it. Null: this WeChat is too old for that. */
export function openStream(wanted: StreamWanted): (() => void) | null {
  return isWeapp ? openInWechat(wanted) : openInBrowser(wanted);
}

/** `EventSource` can't send the token in a header, and an address with a token ends up in logs. */
function openInBrowser({ url, headers, onText, onEnd }: StreamWanted): () => void {
  const cut = new AbortController();
  const read = async () => {
    const answer = await fetch(url, { headers, signal: cut.signal, cache: 'no-store' });
    const reader = answer.status === 200 ? answer.body?.getReader() : undefined;
    const decoder = new TextDecoder();
    for (;;) {
      const part = await reader?.read();
      if (part === undefined || part.done) return answer.status;
      onText(decoder.decode(part.value, { stream: true }));
    }
  };
  const end = (status: number | null) => {
    if (!cut.signal.aborted) onEnd(status);
  };
  read().then(end, () => end(null));
  return () => cut.abort();
}

function openInWechat({ url, headers, onText, onEnd }: StreamWanted): (() => void) | null {
  let left = false;
  const end = (status: number | null) => {
    if (!left) onEnd(status);
    left = true;
  };
  const task = wx.request({
    url,
    header: headers,
    enableChunked: true,
    timeout: wechatTimeoutMs,
    success: ({ statusCode }) => end(statusCode),
    fail: () => end(null),
  });
  const leave = () => {
    left = true;
    task.abort();
  };
  if (task.onChunkReceived === undefined) {
    leave();
    return null;
  }
  // Names of topics are plain letters: each byte is one.
  task.onChunkReceived(({ data }) => {
    if (!left) onText(String.fromCharCode.apply(null, Array.from(new Uint8Array(data))));
  });
  return leave;
}
