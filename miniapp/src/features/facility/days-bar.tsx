import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button } from '@/ui';

interface DaysBarProps {
  earlier: string;
  later: string;
  /** Which days are in view. */
  shown: string;
  onEarlier: () => void;
  onLater: () => void;
  children?: ReactNode;
}

/** Which days are in view, and the way to those before and after them. */
export function DaysBar({ earlier, later, shown, onEarlier, onLater, children }: DaysBarProps) {
  return (
    <View className='facility-week__days'>
      <Button kind='quiet' size='small' block={false} icon='chevron-left' onTap={onEarlier}>
        {earlier}
      </Button>
      <View className='facility-week__span'>
        <Text aria-live='polite'>{shown}</Text>
        {children}
      </View>
      <Button kind='quiet' size='small' block={false} icon='chevron-right' onTap={onLater}>
        {later}
      </Button>
    </View>
  );
}
