import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { programmeDeskWords } from '@shared/words/programme-desk';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, Card, Loaded, Sheet } from '@/ui';

interface Props {
  season: Reply<'deskProgramme.get'>;
  capacity: number;
  onClose: () => void;
  onSave: () => Promise<unknown>;
}

/** Whom another number of places hits, before it is saved. */
export function PlacesPreview({ season, capacity, onClose, onSave }: Props) {
  const w = useWords(programmeDeskWords).preview;
  const load = useLoad(
    () => call('deskProgramme.preview', { params: { serviceId: season.id }, body: { capacity } }),
    [season.id, capacity],
  );
  return (
    <Sheet
      open
      title={w.title}
      onClose={onClose}
      foot={
        <View className='ui-pair'>
          <Button kind='secondary' onTap={onClose}>
            {w.back}
          </Button>
          <Button disabled={load.data === null} onTap={onSave}>
            {w.save}
          </Button>
        </View>
      }
    >
      <Loaded load={load}>{(preview) => <Hit preview={preview} />}</Loaded>
    </Sheet>
  );
}

function Hit({ preview }: { preview: Reply<'deskProgramme.preview'> }) {
  const w = useWords(programmeDeskWords).preview;
  const { enrolled, waiting, above, offered } = preview;
  const lines = [
    w.now(enrolled, waiting),
    ...(above > 0 ? [w.above(above)] : []),
    ...(above > 0 && waiting > 0 ? [w.stillWaits] : []),
    ...(offered > 0 ? [w.offered(offered)] : []),
    ...(above + offered === 0 ? [w.nobody] : []),
  ];
  return (
    <Card tone={above > 0 ? 'warn' : 'plain'}>
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
