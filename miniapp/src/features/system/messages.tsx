import { Text } from '@tarojs/components';
import { civilDay } from '@shared/time/civil';
import { clockWords, durationWords } from '@shared/time/words';
import { systemWords } from '@shared/words/system';
import { call } from '@/services/api';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Card, Loaded, Row, Rows, Section, Tag } from '@/ui';

/** Longer than this, a queue stands still. */
const stuckSeconds = 60;

/** The queues of notices and messages, and what did not go out in the last week. */
export function Messages() {
  const { queues: q, troubles: t } = useWords(systemWords);
  const { language } = useSettings();
  const load = useLoad(() => call('message.troubles', { query: { days: 7 } }), [], { onShow: true });
  const lasted = (seconds: number) =>
    durationWords(Math.max(1, Math.round(seconds / 60)), language === 'zh' ? 'zh-CN' : 'en');
  const timeOf = (at: Date) => `${civilDay(at)} ${clockWords(at)}`;
  return (
    <Loaded load={load}>
      {({ queues, troubles }) => (
        <>
          <Section title={q.title}>
            <Rows>
              {queues.map(({ name, waiting, oldestSeconds }) => (
                <Row
                  key={name}
                  icon={oldestSeconds > stuckSeconds ? 'triangle-alert' : 'circle-check'}
                  iconTone={oldestSeconds > stuckSeconds ? 'error' : 'ok'}
                  title={q.names[name] ?? name}
                  note={waiting === 0 ? q.none : `${q.waiting(waiting)} · ${q.oldest(lasted(oldestSeconds))}`}
                />
              ))}
            </Rows>
          </Section>
          <Section title={t.title}>
            {troubles.length === 0 ? (
              <Card>
                <Text className='ui-text'>{t.empty}</Text>
              </Card>
            ) : (
              <Rows>
                {troubles.map(({ template, state, errcode, trouble, count, lastAt }) => (
                  <Row
                    key={[template, state, errcode, trouble].join()}
                    title={`${t.templates[template]} · ${t.states[state]}`}
                    note={[
                      trouble === null ? '' : (t.reasons[trouble] ?? trouble),
                      errcode === null ? '' : t.code(errcode),
                      t.last(timeOf(new Date(lastAt))),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                    tag={<Tag tone={state === 'failed' ? 'error' : 'muted'}>{t.count(count)}</Tag>}
                  />
                ))}
              </Rows>
            )}
          </Section>
        </>
      )}
    </Loaded>
  );
}
