import { z } from 'zod';
import { limits } from '../../../shared/limits';
import { json } from './call';
import { WechatError } from './errors';
import type { Tokens } from './token';

/** WeChat's numbers for where words or pictures are shown. */
const scenes = { profile: 1, comment: 2, forum: 3, social: 4 } as const;
export type CheckScene = keyof typeof scenes;

const suggestions = ['pass', 'review', 'risky'] as const;
export type Suggestion = (typeof suggestions)[number];

const traceId = z.string().min(1).max(128);
const textReply = z.object({
  trace_id: traceId,
  result: z.object({ suggest: z.enum(suggestions), label: z.number().int() }),
});
const imageReply = z.object({ trace_id: traceId });

export interface WechatChecks {
  /**
   * What WeChat thinks of words (`msg_sec_check` v2). `consent` when that person was not in the app for two hours.
   * @param ask.text more than 2,500 characters are `input`
   */
  checkText(ask: {
    openid: string;
    scene: CheckScene;
    text: string;
    title?: string;
    nickname?: string;
  }): Promise<{ suggest: Suggestion; label: number; traceId: string }>;
  /** Has WeChat look at a picture (`media_check_async` v2); the verdict is pushed within 30 minutes, see `mediaVerdictOf`. */
  checkImage(ask: { openid: string; scene: CheckScene; url: string }): Promise<{ traceId: string }>;
}

export const openChecks = (withToken: Tokens['withToken']): WechatChecks => ({
  async checkText({ openid, scene, text, title, nickname }) {
    if (text.length > limits.checkedAtOnce) throw new WechatError('msg_sec_check', 'input', null, null);
    const reply = await withToken({
      name: 'msg_sec_check',
      path: '/wxa/msg_sec_check',
      body: { version: 2, openid, scene: scenes[scene], content: text, title, nickname },
      read: json(textReply),
      again: 'always',
    });
    return { ...reply.result, traceId: reply.trace_id };
  },
  async checkImage({ openid, scene, url }) {
    const reply = await withToken({
      name: 'media_check_async',
      path: '/wxa/media_check_async',
      body: { version: 2, media_type: 2, openid, scene: scenes[scene], media_url: url },
      read: json(imageReply),
      // A second look at the same picture costs quota only: its verdict has a trace id that nobody waits for.
      again: 'always',
    });
    return { traceId: reply.trace_id };
  },
});
