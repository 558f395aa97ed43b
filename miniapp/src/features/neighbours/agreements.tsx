import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { witnessMethods, type WitnessMethod } from '@shared/enums';
import { neighbourWords, type NeighbourWords } from '@shared/words/neighbours';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useList, type List } from '@/services/use-list';
import { useLoad } from '@/services/use-load';
import { RevealSheet } from '@/sheets/reveal-sheet';
import { Button, ChoiceCards, Facts, Field } from '@/ui';
import { CaseSheet } from './case-sheet';
import { useDateWords, useTimeWords } from './time-words';
import { Waiting } from './waiting';

type Agreement = ItemOf<'agreement.waiting'>;

export const useAgreements = (): List<Agreement> =>
  useList((cursor) => call('agreement.waiting', { query: { cursor } }), [], { onShow: true });

const wantsOf = ({ joins, scopes }: Pick<Agreement, 'joins' | 'scopes'>, w: NeighbourWords): string =>
  [...(joins ? [w.joins] : []), ...scopes.map((scope) => w.scopes[scope])].join(w.scopeJoin);

/** People without WeChat who are to be asked, oldest first. */
export function Agreements({ list }: { list: List<Agreement> }) {
  const w = useWords(neighbourWords);
  const time = useTimeWords();
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <>
      <Waiting
        list={list}
        icon='users-round'
        empty={w.empty.agreements}
        label={w.table.agreements}
        isOwn={({ may }) => !may.decide}
        act={{ word: w.open, of: w.openOf }}
        nameOf={(item) => w.asks(item.askerName, item.personName, w.relations[item.relation])}
        noteOf={(item) => `${item.areaName} · ${w.filed(time(item.askedAt))}`}
        columns={[
          { key: 'person', title: w.table.family, width: '120px', text: (item) => item.personName },
          {
            key: 'asker',
            title: w.table.asker,
            width: '120px',
            text: (item) => item.askerName,
          },
          { key: 'wants', title: w.table.wants, width: '1fr', text: (item) => wantsOf(item, w) },
          { key: 'area', title: w.table.area, width: '1.2fr', text: (item) => item.areaName },
          { key: 'time', title: w.table.time, width: '150px', text: (item) => time(item.askedAt) },
        ]}
        onOpen={({ id }) => setOpenId(id)}
      />
      {openId !== null && <AgreementSheet requestId={openId} onClose={() => setOpenId(null)} onChanged={list.reload} />}
    </>
  );
}

interface SheetProps {
  requestId: string;
  onClose: () => void;
  onChanged: () => unknown;
}

function AgreementSheet({ requestId, onClose, onChanged }: SheetProps) {
  const w = useWords(neighbourWords);
  const [method, setMethod] = useState<WitnessMethod | null>(null);
  const [fault, setFault] = useState<string>();
  const [callId, setCallId] = useState<string | null>(null);
  const params = { requestId };
  const load = useLoad(() => call('agreement.open', { params }), [requestId]);
  const { title, reasons, noted, tell, how, methods, needed, confirm, confirmed, refuse: refuseWord } = w.agreement;
  if (callId !== null) return <RevealSheet personId={callId} first='phone' onClose={() => setCallId(null)} />;
  return (
    <CaseSheet
      title={title}
      load={load}
      reasons={reasons}
      onRefuse={(reason) => call('agreement.decide', { params, body: { decision: 'refuse', reason } })}
      onClose={onClose}
      onChanged={onChanged}
    >
      {(data, { decide, refuse }) => (
        <View className='neighbours-sheet'>
          {data.may.decide && <Text className='neighbours-sheet__note'>{tell}</Text>}
          <AgreementFacts data={data} />
          <Text className='neighbours-sheet__note'>{data.may.decide ? noted : w.ownFamilyText}</Text>
          {data.may.decide && (
            <>
              <Field label={how} error={fault}>
                <ChoiceCards
                  label={how}
                  options={witnessMethods.map((value) => ({ value, ...methods[value] }))}
                  value={method}
                  onChange={(value) => {
                    setMethod(value);
                    setFault(undefined);
                  }}
                />
              </Field>
              <View className='neighbours-acts'>
                <Button
                  icon='check'
                  onTap={() => {
                    if (method === null) return setFault(needed);
                    const body = { decision: 'confirm' as const, method };
                    return decide(() => call('agreement.decide', { params, body }), confirmed);
                  }}
                >
                  {confirm}
                </Button>
                <Button kind='secondary' onTap={refuse}>
                  {refuseWord}
                </Button>
                <Button kind='quiet' icon='phone' onTap={() => setCallId(data.askerId)}>
                  {w.callAsker}
                </Button>
              </View>
            </>
          )}
        </View>
      )}
    </CaseSheet>
  );
}

function AgreementFacts({ data }: { data: Agreement & { age: number | null } }) {
  const w = useWords(neighbourWords);
  const time = useTimeWords();
  const date = useDateWords();
  return (
    <Facts
      items={[
        { label: w.facts.person, value: data.personName || w.noName },
        { label: w.facts.age, value: data.age === null ? w.unknown : w.years(data.age) },
        { label: w.facts.asker, value: data.askerName || w.noName },
        { label: w.facts.relation, value: w.relations[data.relation] },
        { label: w.facts.wants, value: wantsOf(data, w) },
        ...(data.lastOn === null ? [] : [{ label: w.facts.until, value: date(data.lastOn) }]),
        { label: w.facts.area, value: data.areaName },
        { label: w.facts.filed, value: time(data.askedAt) },
      ]}
    />
  );
}
