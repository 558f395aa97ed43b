import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { dateWords } from '@shared/time/words';
import { privacyPageWords } from '@shared/words/privacy';
import { go } from '@/platform/navigate';
import { call } from '@/services/api';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { ask, Button, Card, IconTile, Loaded, notify, Row, Rows, Section } from '@/ui';
import { PrivacyPage } from './gate';

type Now = Reply<'erasure.mine'>;

/** Leaving for good: what happens, what has to be done first, and the way back. */
export default function ErasurePage() {
  const w = useWords(privacyPageWords).erasure;
  return (
    <PrivacyPage title={w.title}>
      <Erasure />
    </PrivacyPage>
  );
}

function Erasure() {
  const w = useWords(privacyPageWords).erasure;
  const load = useLoad(() => call('erasure.mine'), [], { onShow: true });
  return (
    <View className='own'>
      <Loaded load={load}>
        {(now) => (
          <>
            {now.may.cancel && <Waiting now={now} onDone={load.set} />}
            <Section title={w.lead}>
              <Card>
                <View className='own-points'>
                  {w.points.map((point) => (
                    <View key={point.icon} className='own-access'>
                      <IconTile name={point.icon} tone='brand' size={40} />
                      <View className='own-access__words'>
                        <Text className='own-access__title'>{point.title}</Text>
                        <Text className='own-access__text'>{point.text}</Text>
                      </View>
                    </View>
                  ))}
                </View>
              </Card>
            </Section>
            {!now.may.cancel && <Asking now={now} onDone={load.set} />}
          </>
        )}
      </Loaded>
    </View>
  );
}

interface PartProps {
  now: Now;
  onDone: (now: Now) => void;
}

function Waiting({ now, onDone }: PartProps) {
  const w = useWords(privacyPageWords).erasure;
  const { language } = useSettings();
  const day = dateWords(civilDay(new Date(now.erasure?.dueAt ?? 0)), language === 'zh' ? 'zh-CN' : 'en');
  const cancel = async () => {
    onDone(await call('erasure.cancel'));
    notify(w.cancelled);
  };
  return (
    <Card tone='warn'>
      <View className='own-export'>
        <Text className='own-access__title'>{w.waiting(day)}</Text>
        <Text className='own__text'>{w.waitingNote}</Text>
        <Button icon='rotate-ccw' onTap={cancel}>
          {w.cancel}
        </Button>
      </View>
    </Card>
  );
}

function Asking({ now, onDone }: PartProps) {
  const w = useWords(privacyPageWords).erasure;
  const request = async () => {
    if (!(await ask({ ...w.sure, danger: true }))) return;
    onDone(await call('erasure.request'));
  };
  return (
    <>
      <Text className='own__note'>{w.wait}</Text>
      {now.obstacles.length > 0 && (
        <Section title={w.first}>
          <Rows>
            {now.obstacles.map((one) => (
              <Row
                key={one}
                icon={one === 'bookings_ahead' ? 'ticket-check' : 'id-card'}
                iconTone='warn'
                title={w.obstacles[one].title}
                note={w.obstacles[one].note}
                onTap={one === 'bookings_ahead' ? () => go('/features/booking/list') : undefined}
              />
            ))}
          </Rows>
        </Section>
      )}
      <Button kind='secondary' icon='download' onTap={() => go('/features/privacy/export')}>
        {w.export}
      </Button>
      <Button kind='danger' icon='trash-2' disabled={!now.may.request} onTap={request}>
        {w.ask}
      </Button>
    </>
  );
}
