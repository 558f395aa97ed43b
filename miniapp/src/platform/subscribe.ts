import Taro from '@tarojs/taro';
import type { ConsentAnswer } from '@shared/enums';
import { send } from '../services/http';
import { createStore } from '../services/store';
import { tokens } from '../services/tokens';
import { isWeapp } from './target';

export interface Asked {
  templateId: string;
  title: string;
}

/** By the template's id at WeChat. */
type Answers = Record<string, ConsentAnswer>;

/** Set while WeChat's stand-in asks in a browser; its sheet answers. */
export const subscribeAsk = createStore<{ asked: readonly Asked[]; answer: (yes: boolean) => void } | null>(null);

/**
 * WeChat's own question whether messages may be sent, one of each. WeChat takes it only straight from a tap: nothing may be
 * awaited before. Null: nobody was asked.
 */
export function requestSubscribe(asked: readonly Asked[]): Promise<Answers | null> {
  return isWeapp ? askWechat(asked.map(({ templateId }) => templateId)) : askStandin(asked);
}

async function askWechat(tmplIds: string[]): Promise<Answers | null> {
  try {
    const said = (await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] })) as unknown as Record<string, string>;
    const answers: Answers = {};
    for (const id of tmplIds) {
      const word = said[id];
      // 'filter': WeChat has hidden a template of the same title, so nobody was asked about this one.
      if (word === 'accept' || word === 'reject' || word === 'ban') answers[id] = word;
    }
    return answers;
  } catch (error) {
    // The person has turned all messages of this app off, so WeChat does not ask.
    const off = (error as { errCode?: number } | null)?.errCode === 20004;
    return off ? Object.fromEntries(tmplIds.map((id) => [id, 'ban' as const])) : null;
  }
}

async function askStandin(asked: readonly Asked[]): Promise<Answers | null> {
  subscribeAsk.get()?.answer(false);
  const yes = await new Promise<boolean>((done) => {
    subscribeAsk.set({
      asked,
      answer(said) {
        subscribeAsk.set(null);
        done(said);
      },
    });
  });
  const answer = yes ? ('accept' as const) : ('reject' as const);
  const templateIds = asked.map(({ templateId }) => templateId);
  const told = await send({
    method: 'POST',
    url: `${API_BASE}/standin/subscribe`,
    headers: { authorization: `Bearer ${tokens()?.token ?? ''}` },
    body: { templateIds, answer },
  });
  if (!told.reached || told.status !== 200) return null;
  return Object.fromEntries(templateIds.map((id) => [id, answer]));
}
