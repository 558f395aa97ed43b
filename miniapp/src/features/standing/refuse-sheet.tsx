import { Text, View } from '@tarojs/components';
import { excusesWords } from '@shared/words/excuses';
import { useWords } from '@/services/settings';
import { ReasonChoice, useReason } from '@/sheets/reason-choice';
import { Button, Sheet } from '@/ui';

/** Why it is not accepted, in words that the resident reads. */
export function RefuseSheet({
  onClose,
  onRefuse,
}: {
  onClose: () => void;
  onRefuse: (reason: string) => Promise<unknown>;
}) {
  const w = useWords(excusesWords).sheet;
  const { reason, fault, change, finish } = useReason();
  const send = async () => {
    const text = finish();
    if (text !== null) await onRefuse(text);
  };
  return (
    <Sheet open title={w.title} onClose={onClose} foot={<Button onTap={send}>{w.send}</Button>}>
      <View className='ui-stack'>
        <Text className='ui-text'>{w.lead}</Text>
        <ReasonChoice quick={w.quick} reason={reason} fault={fault} onChange={change} more />
      </View>
    </Sheet>
  );
}
