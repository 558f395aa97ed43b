import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { textOf, type Fields } from './http';

export type Suggest = 'pass' | 'review' | 'risky';
export interface Verdict {
  suggest: Suggest;
  /** WeChat's numbers: 100 normal, 10001 advertising, 20002 sexual, 20003 abuse, 20006 crime, 20008 fraud. */
  label: number;
}

const pass: Verdict = { suggest: 'pass', label: 100 };

/** What stands for WeChat's judgement of words: the first that a text holds decides. */
const words: readonly [word: string, verdict: Verdict][] = [
  ['赌博', { suggest: 'risky', label: 20006 }],
  ['办假证', { suggest: 'risky', label: 20006 }],
  ['裸聊', { suggest: 'risky', label: 20002 }],
  ['刷单返利', { suggest: 'risky', label: 20008 }],
  ['滚出小区', { suggest: 'risky', label: 20003 }],
  ['加微信', { suggest: 'review', label: 10001 }],
  ['代购', { suggest: 'review', label: 10001 }],
];

export const verdictOnWords = (text: string): Verdict => words.find(([word]) => text.includes(word))?.[1] ?? pass;

/** Red pictures are risky, yellow ones for a human, all others pass: a picture for a test is quickly painted. */
export function verdictOnColour({ r, g, b }: { r: number; g: number; b: number }): Verdict {
  if (r > 170 && g < 80 && b < 80) return { suggest: 'risky', label: 20002 };
  if (r > 170 && g > 150 && b < 80) return { suggest: 'review', label: 21000 };
  return pass;
}

export const newTraceId = (): string => `${randomBytes(4).toString('hex')}-${randomBytes(12).toString('hex')}`;

/** What WeChat answers about words, from everything that would be shown. */
export function answerOnWords(body: Fields): Fields {
  const all = ['content', 'title', 'nickname', 'signature'].map((field) => textOf(body[field])).join('\n');
  const { suggest, label } = verdictOnWords(all);
  const detail = [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }];
  return { errcode: 0, errmsg: 'ok', detail, trace_id: newTraceId(), result: { suggest, label } };
}

/** Looks at the picture as WeChat would: by its address. Null when it can't be had. */
export async function lookAtPicture(url: string): Promise<Verdict | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    if (!response.ok) return null;
    const { dominant } = await sharp(Buffer.from(await response.arrayBuffer())).stats();
    return verdictOnColour(dominant);
  } catch {
    return null;
  }
}
