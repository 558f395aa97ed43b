import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { reasonIn } from '@shared/words/given-reasons';
import { residenceWords } from '@shared/words/residence';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { ask, Button, Card, Facts, Loaded, notify, Row, StatusTag, type Tone } from '@/ui';
import { FamilyPage } from './gate';
import { ResidenceForm } from './residence-form';
import { dayAt } from './when';

type Mine = Reply<'residence.mine'>;
type Residence = NonNullable<Mine['residence']>;

const toneOf: Record<Residence['state'], Tone> = {
  filed: 'warn',
  confirmed: 'ok',
  refused: 'error',
  withdrawn: 'muted',
  ended: 'muted',
};

/** What filing means now: the first time or anew, put right, or moved. */
function fileWord(state: Residence['state'] | undefined): 'file' | 'fileAgain' | 'move' {
  if (state === 'confirmed') return 'move';
  return state === 'filed' || state === 'refused' ? 'fileAgain' : 'file';
}

/** Where I live: what was filed, what became of it, and filing anew. */
export default function ResidencePage() {
  const w = useWords(residenceWords);
  return (
    <FamilyPage title={w.title}>
      <ResidencePart />
    </FamilyPage>
  );
}

function ResidencePart() {
  const w = useWords(residenceWords);
  const load = useLoad(() => call('residence.mine'), [], { onShow: true });
  const [filing, setFiling] = useState(false);
  return (
    <Loaded load={load}>
      {({ residence, may }) => (
        <View className='family'>
          {residence === null ? (
            <Card pad={false}>
              <Row icon='map-pin' iconTone='brand' {...w.none} />
            </Card>
          ) : (
            <Filed residence={residence} mayWithdraw={may.withdraw && !filing} onDone={load.set} />
          )}
          {filing ? (
            <ResidenceForm
              before={residence}
              onCancel={() => setFiling(false)}
              onDone={(mine) => {
                load.set(mine);
                setFiling(false);
              }}
            />
          ) : (
            <>
              <Button
                kind={may.withdraw ? 'secondary' : 'primary'}
                icon='square-pen'
                disabled={!may.file}
                onTap={() => setFiling(true)}
              >
                {w[fileWord(residence?.state)]}
              </Button>
              <Text className='family__note'>{w.lead}</Text>
            </>
          )}
        </View>
      )}
    </Loaded>
  );
}

interface FiledProps {
  residence: Residence;
  mayWithdraw: boolean;
  onDone: (mine: Mine) => void;
}

function Filed({ residence, mayWithdraw, onDone }: FiledProps) {
  const w = useWords(residenceWords);
  const { language } = useSettings();
  const now = useNow();
  const { state } = residence;
  const decided = dayAt(residence.decidedAt ?? residence.filedAt, now, language);
  const said: Record<Residence['state'], string[]> = {
    filed: [w.filed(dayAt(residence.filedAt, now, language)), w.filedNote],
    confirmed: [w.confirmed(decided), w.confirmedNote],
    refused: [
      w.refused(decided),
      ...(residence.reason === null ? [] : [w.reason(reasonIn(language, residence.reason))]),
    ],
    withdrawn: [w.gone],
    ended: [w.gone],
  };
  const withdraw = async () => {
    if (state !== 'filed' && state !== 'confirmed') return;
    if (!(await ask({ ...w.withdrawAsk[state], danger: true }))) return;
    onDone(await call('residence.withdraw'));
    notify(w.withdrawn[state]);
  };
  return (
    <>
      <Card>
        <View className='family-form'>
          <StatusTag tone={toneOf[state]}>{w.states[state]}</StatusTag>
          {said[state].map((line) => (
            <Text key={line} className='family__text'>
              {line}
            </Text>
          ))}
          <Facts
            items={[
              { label: w.area, value: residence.areaName },
              { label: w.detail, value: residence.detail },
            ]}
          />
        </View>
      </Card>
      {mayWithdraw && (state === 'filed' || state === 'confirmed') ? (
        <Button kind='quiet' onTap={withdraw}>
          {w.withdraw[state]}
        </Button>
      ) : null}
    </>
  );
}
