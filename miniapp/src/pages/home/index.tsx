import { Text, View } from '@tarojs/components';

export default function Page() {
  return (
    <View className='ui-root' aria-label='x'>
      <Text>home</Text>
    </View>
  );
}
