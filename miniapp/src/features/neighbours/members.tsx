import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { neighbourWords } from '@shared/words/neighbours';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useList, type List } from '@/services/use-list';
import { EndSheet } from './end-sheet';
import { useTimeWords } from './time-words';
import { Waiting } from './waiting';

type Member = ItemOf<'agreement.inForce'>;

export const useMembers = (): List<Member> =>
  useList((cursor) => call('agreement.inForce', { query: { cursor } }), [], { onShow: true });

/** Who lives in a household by a yes that staff has heard: taken out when they tell staff so. */
export function Members({ list }: { list: List<Member> }) {
  const w = useWords(neighbourWords);
  const time = useTimeWords();
  const [open, setOpen] = useState<Member | null>(null);
  const person = (item: Member) => item.personName || w.noName;
  const asker = (item: Member) => item.askerName || w.noName;
  return (
    <>
      <Waiting
        list={list}
        icon='users-round'
        empty={w.empty.members}
        label={w.table.members}
        isOwn={({ may }) => !may.end}
        act={{ word: w.member.open, of: w.member.openOf }}
        nameOf={(item) => w.asks(asker(item), person(item), w.relations[item.relation])}
        noteOf={(item) => `${item.areaName}\n${w.member.joined(time(item.joinedAt))}`}
        columns={[
          { key: 'person', title: w.facts.person, width: '96px', text: person },
          { key: 'relation', title: w.facts.relation, width: '120px', text: (item) => w.relations[item.relation] },
          { key: 'asker', title: w.member.asker, width: '96px', text: asker },
          { key: 'area', title: w.table.area, width: '1.3fr', text: (item) => item.areaName },
          { key: 'since', title: w.member.since, width: '150px', text: (item) => time(item.joinedAt) },
        ]}
        onOpen={setOpen}
      />
      {open !== null && (
        <EndSheet
          words={w.member}
          facts={[
            { label: w.facts.person, value: person(open) },
            { label: w.member.asker, value: asker(open) },
            { label: w.facts.relation, value: w.relations[open.relation] },
            { label: w.member.since, value: time(open.joinedAt) },
            { label: w.facts.area, value: open.areaName },
          ]}
          mayEnd={open.may.end}
          onEnd={(reason) => call('agreement.end', { params: { requestId: open.id }, body: { reason } })}
          onClose={() => setOpen(null)}
          onChanged={list.reload}
        />
      )}
    </>
  );
}
