import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { neighbourWords } from '@shared/words/neighbours';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useList, type List } from '@/services/use-list';
import { EndSheet } from './end-sheet';
import { useDateWords, useTimeWords } from './time-words';
import { Waiting } from './waiting';

type Proxy = ItemOf<'proxy.inArea'>;

export const useProxies = (): List<Proxy> =>
  useList((cursor) => call('proxy.inArea', { query: { cursor } }), [], { onShow: true });

function useScopeWords(): (proxy: Proxy) => string {
  const w = useWords(neighbourWords);
  return ({ scopes }) => scopes.map((scope) => w.scopes[scope]).join(w.scopeJoin);
}

/** Who acts for whom around here, newest first: stopped for somebody who asks staff to. */
export function Proxies({ list }: { list: List<Proxy> }) {
  const w = useWords(neighbourWords);
  const date = useDateWords();
  const scopes = useScopeWords();
  const [open, setOpen] = useState<Proxy | null>(null);
  const grantor = (item: Proxy) => item.grantorName || w.noName;
  const holder = (item: Proxy) => item.proxyName || w.noName;
  return (
    <>
      <Waiting
        list={list}
        icon='hand-helping'
        empty={w.empty.proxies}
        label={w.table.proxies}
        isOwn={({ may }) => !may.stop}
        act={{ word: w.proxy.open, of: w.proxy.openOf }}
        nameOf={(item) => w.proxy.actsFor(holder(item), grantor(item))}
        noteOf={(item) => `${scopes(item)}\n${w.proxy.until(date(item.lastOn))}`}
        columns={[
          { key: 'grantor', title: w.proxy.grantor, width: '96px', text: grantor },
          { key: 'holder', title: w.proxy.holder, width: '96px', text: holder },
          { key: 'scopes', title: w.proxy.scopes, width: '1.2fr', text: scopes },
          { key: 'area', title: w.table.area, width: '1.3fr', text: (item) => item.areaName },
          { key: 'until', title: w.proxy.lastOn, width: '150px', text: (item) => date(item.lastOn) },
        ]}
        onOpen={setOpen}
      />
      {open !== null && <ProxySheet proxy={open} onClose={() => setOpen(null)} onChanged={list.reload} />}
    </>
  );
}

interface SheetProps {
  proxy: Proxy;
  onClose: () => void;
  onChanged: () => unknown;
}

function ProxySheet({ proxy, onClose, onChanged }: SheetProps) {
  const w = useWords(neighbourWords);
  const time = useTimeWords();
  const date = useDateWords();
  const scopes = useScopeWords();
  return (
    <EndSheet
      words={w.proxy}
      facts={[
        { label: w.proxy.grantor, value: proxy.grantorName || w.noName },
        { label: w.proxy.holder, value: proxy.proxyName || w.noName },
        { label: w.proxy.scopes, value: scopes(proxy) },
        { label: w.proxy.since, value: time(proxy.startsAt) },
        { label: w.proxy.lastOn, value: date(proxy.lastOn) },
        { label: w.facts.area, value: proxy.areaName },
      ]}
      mayEnd={proxy.may.stop}
      onEnd={(reason) => call('proxy.stop', { params: { proxyId: proxy.id }, body: { reason } })}
      onClose={onClose}
      onChanged={onChanged}
    />
  );
}
