import type { ConsentAnswer, TemplateName } from '@shared/enums';
import { noticesWords } from '@shared/words/notices';
import { requestSubscribe } from '../platform/subscribe';
import { call, newRequestKey } from './api';
import { useSession } from './session';
import { useWords } from './settings';
import { useLoad } from './use-load';

/** What may be sent into WeChat, and the tap that allows one more. `off`: nobody could be asked. */
export function useConsents(when = true) {
  const w = useWords(noticesWords);
  const { me } = useSession();
  const load = useLoad(() => call('consent.list'), [me?.accountId], { when: when && me !== null, onShow: true });
  const items = load.data?.items ?? [];

  const allow = async (templates: readonly TemplateName[]): Promise<ConsentAnswer | 'off'> => {
    const wanted = items.filter(({ template }) => templates.includes(template));
    const asked = wanted.map(({ templateId, template }) => ({ templateId, title: w.templates[template].title }));
    const said = await requestSubscribe(asked);
    const answers = wanted.flatMap(({ template, templateId }) => {
      const answer = said?.[templateId];
      return answer === undefined ? [] : [{ template, answer }];
    });
    if (answers.length === 0) return 'off';
    load.set(await call('consent.report', { body: { requestKey: newRequestKey(), answers } }));
    const has = (kind: ConsentAnswer) => answers.some(({ answer }) => answer === kind);
    return has('accept') ? 'accept' : has('ban') ? 'ban' : 'reject';
  };
  return { load, items, allow };
}
