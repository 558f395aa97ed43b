import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { neighbourWords } from '@shared/words/neighbours';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useList, type List } from '@/services/use-list';
import { useLoad } from '@/services/use-load';
import { RevealSheet } from '@/sheets/reveal-sheet';
import { Button, Facts } from '@/ui';
import { CaseSheet } from './case-sheet';
import { useTimeWords } from './time-words';
import { Waiting } from './waiting';

type Residence = ItemOf<'residence.waiting'>;

export const useResidences = (): List<Residence> =>
  useList((cursor) => call('residence.waiting', { query: { cursor } }), [], { onShow: true });

/** Addresses that wait, oldest first. */
export function Residences({ list }: { list: List<Residence> }) {
  const w = useWords(neighbourWords);
  const time = useTimeWords();
  const [openId, setOpenId] = useState<string | null>(null);
  const nameOf = (item: Residence) => item.personName || w.noName;
  return (
    <>
      <Waiting
        list={list}
        icon='map-pin'
        empty={w.empty.residences}
        label={w.table.residences}
        isOwn={({ may }) => !may.decide}
        act={{ word: w.open, of: w.openOf }}
        nameOf={nameOf}
        noteOf={(item) => `${item.areaName} · ${w.filed(time(item.filedAt))}`}
        columns={[
          { key: 'person', title: w.table.person, width: '160px', text: nameOf },
          { key: 'area', title: w.table.area, width: '1fr', text: (item) => item.areaName },
          { key: 'time', title: w.table.time, width: '180px', text: (item) => time(item.filedAt) },
        ]}
        onOpen={({ id }) => setOpenId(id)}
      />
      {openId !== null && (
        <ResidenceSheet residenceId={openId} onClose={() => setOpenId(null)} onChanged={list.reload} />
      )}
    </>
  );
}

interface SheetProps {
  residenceId: string;
  onClose: () => void;
  onChanged: () => unknown;
}

function ResidenceSheet({ residenceId, onClose, onChanged }: SheetProps) {
  const w = useWords(neighbourWords);
  const time = useTimeWords();
  const params = { residenceId };
  const load = useLoad(() => call('residence.open', { params }), [residenceId]);
  const [callId, setCallId] = useState<string | null>(null);
  const { title, reasons, noted, confirm, confirmed, refuse: refuseWord } = w.residence;
  if (callId !== null) return <RevealSheet personId={callId} first='phone' onClose={() => setCallId(null)} />;
  return (
    <CaseSheet
      title={title}
      load={load}
      reasons={reasons}
      onRefuse={(reason) => call('residence.decide', { params, body: { decision: 'refuse', reason } })}
      onClose={onClose}
      onChanged={onChanged}
    >
      {(data, { decide, refuse }) => (
        <View className='neighbours-sheet'>
          <Facts
            items={[
              { label: w.facts.name, value: data.personName || w.noName },
              { label: w.facts.age, value: data.age === null ? w.unknown : w.years(data.age) },
              { label: w.facts.area, value: data.areaName },
              { label: w.facts.detail, value: data.detail },
              { label: w.facts.filed, value: time(data.filedAt) },
            ]}
          />
          <Text className='neighbours-sheet__note'>{data.may.decide ? noted : w.ownFamilyText}</Text>
          {data.may.decide && (
            <View className='neighbours-acts'>
              <Button
                icon='check'
                onTap={() =>
                  decide(() => call('residence.decide', { params, body: { decision: 'confirm' } }), confirmed)
                }
              >
                {confirm}
              </Button>
              <Button kind='secondary' onTap={refuse}>
                {refuseWord}
              </Button>
              <Button kind='quiet' icon='phone' onTap={() => setCallId(data.personId)}>
                {w.callFirst}
              </Button>
            </View>
          )}
        </View>
      )}
    </CaseSheet>
  );
}
