import { Text, View } from '@tarojs/components';
import { catalogueWords } from '@shared/words/catalogue';
import { go } from '@/platform/navigate';
import { useDesk } from '@/platform/target';
import { useWords } from '@/services/settings';
import { Button, Sheet } from '@/ui';
import type { Service } from './draft';

interface RetireSheetProps {
  service: Service;
  onClose: () => void;
  onRetire: () => Promise<unknown>;
}

/** The end of a service that people have booked: first what it hits, in the timetable's preview, where each is told. */
export function RetireSheet({ service: { id, centreId, ahead }, onClose, onRetire }: RetireSheetProps) {
  const w = useWords(catalogueWords).state;
  const isWide = useDesk();
  const { title, text, yes } = w.retireAsk(ahead);
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <View className='ui-stack'>
          {isWide && (
            <Button icon='eye' onTap={() => go('/features/timetable/index', { centreId, serviceId: id, look: 'end' })}>
              {w.preview}
            </Button>
          )}
          <Button kind='danger' onTap={onRetire}>
            {yes}
          </Button>
        </View>
      }
    >
      <Text className='ui-text'>{text}</Text>
    </Sheet>
  );
}
