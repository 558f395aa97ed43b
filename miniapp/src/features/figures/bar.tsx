import { Text, View } from '@tarojs/components';

interface BarProps {
  /** Null: unknown, or hidden. */
  percent: number | null;
  name?: string;
  note?: string;
}

/** A share as a bar and a number. */
export function Bar({ percent, name, note }: BarProps) {
  return (
    <View className='figure-bar'>
      {name !== undefined && <Text className='figure-bar__name'>{name}</Text>}
      <View className='figure-bar__line'>
        <View className='figure-bar__track'>
          <View className='figure-bar__fill' style={{ width: `${Math.min(100, percent ?? 0)}%` }} />
        </View>
        <Text className='figure-bar__percent'>{percent === null ? '–' : `${percent}%`}</Text>
      </View>
      {note !== undefined && <Text className='figure-bar__note'>{note}</Text>}
    </View>
  );
}
