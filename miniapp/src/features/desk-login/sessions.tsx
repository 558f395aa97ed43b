import { Text, View } from '@tarojs/components';
import { civilDay } from '@shared/time/civil';
import { clockWords, dayWords } from '@shared/time/words';
import { deskLoginWords } from '@shared/words/desk-login';
import { signInWords } from '@shared/words/ui';
import { useCareBar } from '@/shell/care-bar';
import { go } from '@/platform/navigate';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { useLoad } from '@/services/use-load';
import { ask, Button, Card, ListView, notify, Row, Rows, Screen, Tag } from '@/ui';
import './desk-login.scss';

/** The phone's settings for computers: confirm one, see which are signed in, end one. */
export default function SessionsPage() {
  const w = useWords(deskLoginWords).sessions;
  const bar = useCareBar();
  const now = useNow();
  const { language } = useSettings();
  const { roles } = useWords(signInWords);
  const access = useLoad(() => call('deskAccess.get'), [], { onShow: true });
  const list = useList((cursor) => call('deskSession.list', { query: { cursor } }), [], { onShow: true });
  const end = async (sessionId: string, browser: string) => {
    if (!(await ask({ title: w.endAsk(browser), text: w.endText, yes: w.end, danger: true }))) return;
    await call('deskSession.end', { params: { sessionId } }).catch(() => undefined);
    notify(w.ended);
    await list.reload();
  };
  const since = (at: Date) => `${dayWords(civilDay(at), now, language === 'zh' ? 'zh-CN' : 'en')} ${clockWords(at)}`;
  return (
    <Screen title={w.title} bar={bar}>
      <View className='ui-stack'>
        <Rows>
          <Row icon='scan-qr-code' title={w.scan} onTap={() => go('/features/desk-login/scan')} />
          <Row
            icon='key-round'
            title={w.password}
            note={w.passwordNote(access.data?.loginName ?? null)}
            onTap={() => go('/features/desk-login/password')}
          />
        </Rows>
        <Text className='ui-note'>{w.lead}</Text>
        <ListView list={list} keyOf={(one) => one.id} empty={{ title: w.empty, hint: w.emptyHint, icon: 'monitor' }}>
          {(one) => (
            <Card>
              <Row
                icon='monitor'
                title={`${one.browser} · ${roles[one.role]}`}
                note={w.since(since(new Date(one.begunAt)), one.address)}
                tag={<Tag tone={one.current ? 'ok' : 'muted'}>{one.current ? w.current : w.by[one.enteredBy]}</Tag>}
              />
              <Button
                kind='secondary'
                size='small'
                label={`${w.end} ${one.browser}`}
                onTap={() => end(one.id, one.browser)}
              >
                {w.end}
              </Button>
            </Card>
          )}
        </ListView>
      </View>
    </Screen>
  );
}
