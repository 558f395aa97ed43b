import { Text, View } from '@tarojs/components';
import { privacyWords } from '@shared/words/privacy-guide';
import { useCareBar } from '@/shell/care-bar';
import { openPrivacyGuide } from '@/platform/privacy';
import { isWeapp } from '@/platform/target';
import { useWords } from '@/services/settings';
import { Button, Card, IconTile, Screen } from '@/ui';
import './account.scss';

/** What is kept and why, so that one can decide before signing in. */
export default function PrivacyPage() {
  const w = useWords(privacyWords);
  const bar = useCareBar();
  return (
    <Screen title={w.title} bar={bar}>
      <View className='account'>
        <Text className='account__lead'>{w.lead}</Text>
        <Card>
          <View className='account-points'>
            {w.points.map((point) => (
              <View key={point.icon} className='account-point'>
                <IconTile name={point.icon} tone='brand' size={40} />
                <View className='account-point__words'>
                  <Text className='account-point__title'>{point.title}</Text>
                  <Text className='account-point__text'>{point.text}</Text>
                </View>
              </View>
            ))}
          </View>
        </Card>
        {isWeapp ? (
          <Button kind='secondary' onTap={openPrivacyGuide}>
            {w.guide}
          </Button>
        ) : null}
      </View>
    </Screen>
  );
}
