import { Text, View } from '@tarojs/components';
import { nearbyServices, type NearbyService } from '@shared/enums';
import { functionWords } from '@shared/words/functions';
import { servicesWords } from '@shared/words/services';
import { nearbyIcons, nearbyTones } from '@/features/centre/facts';
import { useWords } from '@/services/settings';
import { Button, IconTile, Tap } from '@/ui';

/** Care mode: the ten close-by services, one big tile each. */
export function NeedGrid({ onPick }: { onPick: (need: NearbyService | null) => void }) {
  const w = useWords(servicesWords);
  const names = useWords(functionWords).nearby;
  return (
    <>
      <Text className='services__lead'>{w.careLead}</Text>
      <View className='services__needs'>
        {nearbyServices.map((need) => (
          <Tap key={need} className='services__need' onTap={() => onPick(need)}>
            <IconTile name={nearbyIcons[need]} tone={nearbyTones[need]} size={52} />
            <Text className='services__need-word'>{names[need]}</Text>
          </Tap>
        ))}
      </View>
      <Button kind='secondary' onTap={() => onPick(null)}>
        {w.empty.clear}
      </Button>
    </>
  );
}
