import { Text, View } from '@tarojs/components';
import type { ItemOf } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { clockWords, dateWords } from '@shared/time/words';
import { privacyPageWords } from '@shared/words/privacy';
import { keepFile } from '@/platform/device';
import { call } from '@/services/api';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, Card, Loaded, notify, Row, Rows, Section, StatusTag, type Tone } from '@/ui';
import { PrivacyPage } from './gate';
import { useWhile } from './use-while';

type Exported = ItemOf<'export.mine'>;
const againMs = 4000;

/** Everything that is held of me, as a file. */
export default function ExportPage() {
  const w = useWords(privacyPageWords).export;
  return (
    <PrivacyPage title={w.title}>
      <Exports />
    </PrivacyPage>
  );
}

function Exports() {
  const w = useWords(privacyPageWords).export;
  const load = useLoad(() => call('export.mine'), [], { onShow: true });
  useWhile(load.data?.items[0]?.state === 'waiting', againMs, load.reload);
  const ask = async () => {
    await call('export.request');
    notify(w.asked);
    await load.reload();
  };
  return (
    <View className='own'>
      <Text className='own__lead'>{w.lead}</Text>
      <Loaded load={load}>
        {({ items, may }) => {
          const [last, ...older] = items;
          const open = last !== undefined && (last.state === 'waiting' || last.may.download);
          const past = open ? older : items;
          return (
            <>
              {open && <Current exported={last} />}
              {last?.state === 'failed' && <Text className='own__text'>{w.failedNote}</Text>}
              {may.request && (
                <Button icon='file-text' onTap={ask}>
                  {w.ask}
                </Button>
              )}
              <Text className='own__note'>{w.care}</Text>
              {past.length > 0 && (
                <Section title={w.past}>
                  <Rows>
                    {past.map((one) => (
                      <PastRow key={one.id} exported={one} />
                    ))}
                  </Rows>
                </Section>
              )}
            </>
          );
        }}
      </Loaded>
    </View>
  );
}

function Current({ exported }: { exported: Exported }) {
  const w = useWords(privacyPageWords).export;
  const day = useDay();
  const fetchFile = async () => {
    const text = await call('export.download', { params: { exportId: exported.id } });
    const kept = await keepFile(w.fileName, text, 'text/html;charset=utf-8');
    notify(kept ? w.saved : w.notSaved, kept ? 'ok' : 'info');
  };
  const ready = exported.may.download;
  return (
    <Card>
      <View className='own-export'>
        <StatusTag tone={ready ? 'ok' : 'brand'} icon={ready ? undefined : 'loader-circle'}>
          {ready ? w.ready : w.waiting}
        </StatusTag>
        <Text className='own__text'>
          {ready && exported.expiresAt !== null ? w.until(day(exported.expiresAt)) : w.waitingNote}
        </Text>
        {ready && (
          <Button icon='download' onTap={fetchFile}>
            {w.download}
          </Button>
        )}
      </View>
    </Card>
  );
}

function PastRow({ exported }: { exported: Exported }) {
  const w = useWords(privacyPageWords).export;
  const day = useDay();
  const tone: Tone = exported.state === 'failed' ? 'error' : 'muted';
  const title = w.askedAt(`${day(exported.askedAt)} ${clockWords(new Date(exported.askedAt))}`);
  const word = exported.state === 'failed' ? w.failed : w.gone;
  return <Row title={title} tag={<StatusTag tone={tone}>{word}</StatusTag>} />;
}

/** '11月30日' */
function useDay(): (at: string) => string {
  const { language } = useSettings();
  return (at) => dateWords(civilDay(new Date(at)), language === 'zh' ? 'zh-CN' : 'en');
}
