import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { atMinute } from '@shared/time/civil';
import { programmeSessionWords } from '@shared/words/programme-session';
import { call } from '@/services/api';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, Card, Loaded, Row, Rows, Section, Sheet, Tag } from '@/ui';
import type { SessionTimes } from './session-draft';
import { dayOf, sessionWords } from './when';

interface Props {
  season: Reply<'deskProgramme.get'>;
  title: string;
  times: SessionTimes;
  /** The word on the button that does it. */
  send: string;
  onBack: () => void;
  onClose: () => void;
  onSend: () => Promise<unknown>;
}

/** Names to see whom it hits; the figures above count them all. */
const shownMost = 20;

/** Whom a session then would hit; nobody loses a place by it. */
export function SessionPreview({ season, title, times, send, onBack, onClose, onSend }: Props) {
  const w = useWords(programmeSessionWords);
  const { language } = useSettings();
  const load = useLoad(
    () => call('programmeSession.preview', { params: { serviceId: season.id }, body: times }),
    [season.id],
  );
  const when = {
    on: times.on,
    startAt: atMinute(times.on, times.startsMinute).toISOString(),
    endAt: atMinute(times.on, times.endsMinute).toISOString(),
  };
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <View className='ui-pair'>
          <Button kind='secondary' onTap={onBack}>
            {w.back}
          </Button>
          <Button icon='check' disabled={load.data === null} onTap={onSend}>
            {send}
          </Button>
        </View>
      }
    >
      <View className='ui-stack'>
        <Text className='season__when'>{`${sessionWords(when, language)} · ${times.place ?? season.place}`}</Text>
        <Loaded load={load}>
          {(preview) => (
            <View className='ui-stack'>
              <Hit preview={preview} season={season} />
              {preview.items.length > 0 && (
                <Section title={w.preview.who}>
                  <Rows>
                    {preview.items.slice(0, shownMost).map((one) => (
                      <Row
                        key={one.bookingId}
                        icon='user-round'
                        title={one.personName}
                        tag={<Tag tone='warn'>{w.preview.clash}</Tag>}
                      />
                    ))}
                  </Rows>
                  {preview.clashes > shownMost && (
                    <Text className='season__note'>{w.preview.more(preview.clashes - shownMost)}</Text>
                  )}
                </Section>
              )}
            </View>
          )}
        </Loaded>
      </View>
    </Sheet>
  );
}

function Hit({ preview, season }: { preview: Reply<'programmeSession.preview'>; season: Reply<'deskProgramme.get'> }) {
  const w = useWords(programmeSessionWords).preview;
  const { language } = useSettings();
  const { enrolled, toCall, clashes, startOn, endOn } = preview;
  const lines = [
    enrolled === 0 ? w.nobody : w.enrolled(enrolled),
    ...(toCall > 0 ? [w.toCall(toCall)] : []),
    ...(enrolled === 0 ? [] : [clashes > 0 ? w.clashes(clashes) : w.free]),
    ...(startOn === season.startOn ? [] : [w.begins(dayOf(startOn, language))]),
    ...(endOn === season.endOn ? [] : [w.ends(dayOf(endOn, language))]),
  ];
  return (
    <Card tone={clashes > 0 ? 'warn' : 'plain'}>
      <View className='ui-stack'>
        {lines.map((line) => (
          <Text key={line} className='ui-text'>
            {line}
          </Text>
        ))}
      </View>
    </Card>
  );
}
