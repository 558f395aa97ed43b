import { Text, View } from '@tarojs/components';
import { approvalsWords } from '@shared/words/approvals';
import { useWords } from '@/services/settings';
import { ReasonChoice, useReason } from '@/sheets/reason-choice';
import { Button, Card, Sheet } from '@/ui';

interface Props {
  count: number;
  onClose: () => void;
  onRefuse: (reason: string) => Promise<unknown>;
}

/** Why not: the residents read it. */
export function RefuseSheet({ count, onClose, onRefuse }: Props) {
  const w = useWords(approvalsWords);
  const { reason, fault, change, finish } = useReason();
  const refuse = async () => {
    const text = finish();
    if (text !== null) await onRefuse(text);
  };
  return (
    <Sheet
      open
      title={w.refuseTitle}
      onClose={onClose}
      foot={
        <View className='ui-pair'>
          <Button kind='secondary' onTap={onClose}>
            {w.keep}
          </Button>
          <Button kind='danger' onTap={refuse}>
            {w.refuseMany(count)}
          </Button>
        </View>
      }
    >
      <View className='ui-stack'>
        <Card tone='warn'>
          <Text className='ui-text'>{w.refuseTells(count)}</Text>
        </Card>
        <ReasonChoice quick={w.reasons} reason={reason} fault={fault} onChange={change} more />
      </View>
    </Sheet>
  );
}
