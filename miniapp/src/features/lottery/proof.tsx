import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { lotteryWords } from '@shared/words/lottery';
import { Button, Card, Icon, notify, Section, Tap } from '@/ui';
import { copy, keepFile } from '@/platform/device';
import { asApiError, call } from '@/services/api';
import { useWords } from '@/services/settings';
import type { Draw } from './when';
import { inTurn } from '@/ui/a11y';

/** Everything that was published, for whoever wants to compute the draw again. */
export function Proof({ draw }: { draw: Draw }) {
  const w = useWords(lotteryWords);
  const [open, setOpen] = useState(false);
  const facts = [
    [w.proof.commitment, draw.commitment],
    [w.proof.listHash, draw.listHash],
    [w.proof.value, draw.value],
    [w.proof.secret, draw.secret],
    [w.proof.seed, draw.seed],
    [w.proof.resultHash, draw.resultHash],
  ] as const;
  const download = async () => {
    try {
      const file = await call('lottery.file', { params: { slotId: draw.slotId } });
      const kept = await keepFile(`lottery-${draw.slotId}.json`, `${JSON.stringify(file)}\n`, 'application/json');
      notify(kept ? w.downloaded : w.downloadFailed, kept ? 'ok' : 'error');
    } catch (error) {
      notify(asApiError(error).message, 'error');
    }
  };
  return (
    <Section title={w.proofTitle}>
      <Card>
        <View className='proof'>
          <Text className='proof__hint'>{w.proofHint}</Text>
          {draw.listHash !== null && (
            <Button kind='secondary' icon='download' onTap={download}>
              {w.download}
            </Button>
          )}
          <Tap className='proof__more' expanded={open} onTap={() => setOpen(!open)}>
            <Text>{open ? w.proofHide : w.proofShow}</Text>
            <Icon name={open ? 'chevron-up' : 'chevron-down'} size={18} color='var(--brand)' />
          </Tap>
          {open && facts.map(([label, value]) => <Published key={label} label={label} value={value} />)}
          {open && <Text className='proof__hint'>{w.howTo}</Text>}
        </View>
      </Card>
    </Section>
  );
}

function Published({ label, value }: { label: string; value: string | null }) {
  const w = useWords(lotteryWords);
  const take = async () => {
    const done = await copy(value ?? '');
    notify(done ? w.copied : w.notCopied, done ? 'ok' : 'error');
  };
  const inside = (
    <>
      <Text className='proof__label'>{label}</Text>
      <Text className='proof__value'>{value ?? w.proof.none}</Text>
    </>
  );
  if (value === null) return <View className='proof__fact'>{inside}</View>;
  return (
    <Tap className='proof__fact' onTap={take} label={inTurn(label, value)}>
      {inside}
    </Tap>
  );
}
