import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button } from '@/ui';

interface FootProps {
  /** The way back, at the left. */
  back: string;
  onBack: () => void;
  /** What goes on; absent while it is not known yet whether it may. */
  children?: ReactNode;
}

/** The foot of a sheet: back at the left, on at the right. */
export function Foot({ back, onBack, children }: FootProps) {
  return (
    <View className='ui-pair'>
      <Button kind='secondary' onTap={onBack}>
        {back}
      </Button>
      {children}
    </View>
  );
}
