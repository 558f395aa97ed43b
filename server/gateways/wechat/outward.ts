import { z } from 'zod';
import { json, picture } from './call';
import type { Tokens } from './token';

const nothing = z.object({ errcode: z.literal(0) });
const linkReply = z.object({ url_link: z.url().max(500) });

export interface WechatOutward {
  /**
   * One subscribe message (`subscribe/send`), never tried twice here: after `transient` nobody knows whether it arrived.
   * `consent` = no consent left for this template, `input` = a field does not fit the template.
   * @param message.page path in the mini-program with query, without leading slash
   */
  sendSubscribe(message: {
    openid: string;
    templateId: string;
    page: string;
    data: Readonly<Record<string, string>>;
  }): Promise<void>;
  /**
   * A mini-program code as PNG (`getwxacodeunlimit`), for print or a screen.
   * @param code.scene at most 32 of the characters WeChat allows; the page gets it as `scene`
   */
  miniCode(code: { scene: string; page: string }): Promise<Buffer>;
  /** A link that opens the mini-program from a text message or a browser (`generate_urllink`), for 1 to 30 days. */
  linkTo(link: { path: string; query: string; expiresInDays: number }): Promise<string>;
}

export const openOutward = (withToken: Tokens['withToken']): WechatOutward => ({
  async sendSubscribe({ openid, templateId, page, data }) {
    await withToken({
      name: 'subscribe/send',
      path: '/cgi-bin/message/subscribe/send',
      body: {
        touser: openid,
        template_id: templateId,
        page,
        data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }])),
      },
      read: json(nothing),
      again: 'never',
      breaker: `subscribe/send ${templateId}`,
    });
  },
  miniCode: ({ scene, page }) =>
    withToken({
      name: 'getwxacodeunlimit',
      path: '/wxa/getwxacodeunlimit',
      // With a clear ground WeChat sends PNG, else JPEG. A page that is not released yet may be coded too.
      body: { scene, page, check_path: false, is_hyaline: true },
      read: picture,
      again: 'always',
    }),
  async linkTo({ path, query, expiresInDays }) {
    const { url_link } = await withToken({
      name: 'generate_urllink',
      path: '/wxa/generate_urllink',
      body: { path, query, expire_type: 1, expire_interval: expiresInDays },
      read: json(linkReply),
      again: 'always',
    });
    return url_link;
  },
});
