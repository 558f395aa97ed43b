import { Text } from '@tarojs/components';
import { serviceNeedsWords } from '@shared/words/service-needs';
import { go } from '@/platform/navigate';
import { useWords } from '@/services/settings';
import { Row, Rows, Sheet } from '@/ui';
import type { Resource } from './facility';

interface UsedBySheetProps {
  centreId: string;
  resource: Resource;
  onClose: () => void;
}

/** The services that need something, each with the way to what it needs. */
export function UsedBySheet({ centreId, resource, onClose }: UsedBySheetProps) {
  const w = useWords(serviceNeedsWords).usedBy;
  const to = (page: string, values: Record<string, string>) => () => {
    onClose();
    return go(page, values);
  };
  return (
    <Sheet open title={w.title(resource.name)} onClose={onClose}>
      {resource.neededBy.length === 0 && <Text className='facility__note'>{w.none}</Text>}
      <Rows>
        {resource.neededBy.map(({ serviceId, name }) => (
          <Row key={serviceId} title={name} onTap={to('/features/facility/needs', { serviceId })} />
        ))}
        <Row icon='plus' title={w.other} note={w.otherNote} onTap={to('/features/catalogue/index', { centreId })} />
      </Rows>
    </Sheet>
  );
}
