import { lookAtPicture, newTraceId, type Suggest, type Verdict } from './checks';
import { textOf, type Fields } from './http';
import type { Pushes } from './pushes';

/** What a test wants of the pictures whose address holds `match`. */
export interface ImagePlan {
  match: string;
  suggest: Suggest;
  label: number;
  afterSeconds?: number;
  copies?: number;
  staleSeconds?: number;
}

export interface Images {
  /** Later plans come first. */
  plan(plan: ImagePlan): void;
  /** What `media_check_async` answers; the verdict is planned as a push. */
  check(body: Fields): Promise<Fields | { errcode: number; errmsg: string }>;
}

/** WeChat's word for a picture that it could not fetch. */
const notFetched = -1008;

export function openImages(pushes: Pushes, appid: string, usualDelaySeconds: number): Images {
  const plans: ImagePlan[] = [];
  return {
    plan: (plan) => void plans.unshift(plan),
    async check(body) {
      const url = textOf(body['media_url']);
      if (!URL.canParse(url)) return { errcode: 40066, errmsg: 'invalid url' };
      if (body['version'] !== 2 || body['media_type'] !== 2) return { errcode: 40097, errmsg: 'invalid args' };
      const trace_id = newTraceId();
      const plan = plans.find(({ match }) => url.includes(match));
      const verdict: Verdict | null = plan ?? (await lookAtPicture(url));
      const { suggest, label } = verdict ?? { suggest: 'review', label: 100 };
      const errcode = verdict === null ? notFetched : 0;
      pushes.plan({
        event: 'wxa_media_check',
        content: {
          appid,
          trace_id,
          version: 2,
          detail: [{ strategy: 'content_model', errcode, suggest, label, prob: 90 }],
          errcode,
          errmsg: errcode === 0 ? 'ok' : 'download failed',
          result: { suggest, label },
        },
        afterSeconds: plan?.afterSeconds ?? usualDelaySeconds,
        copies: plan?.copies,
        staleSeconds: plan?.staleSeconds,
      });
      return { errcode: 0, errmsg: 'ok', trace_id };
    },
  };
}
