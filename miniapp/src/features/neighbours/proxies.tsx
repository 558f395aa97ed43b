import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { neighbourWords } from '@shared/words/neighbours';
import { call, isApiError } from '@/services/api';
import { useWords } from '@/services/settings';
import { useList, type List } from '@/services/use-list';
import { Button, Facts, notify, Sheet } from '@/ui';
import { RefuseForm } from './refuse-form';
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
  const [isStopping, setStopping] = useState(false);
  const { title, tell, reasons, stop, stopping, stopped } = w.proxy;
  const send = async (reason: string) => {
    try {
      await call('proxy.stop', { params: { proxyId: proxy.id }, body: { reason } });
      notify(stopped);
    } catch (error) {
      // The grantor has moved out of the area meanwhile: the list says so.
      if (!isApiError(error) || error.code !== 'not_found') throw error;
      notify(w.gone.title, 'info');
    }
    onClose();
    await onChanged();
  };
  return (
    <Sheet open title={isStopping ? stopping.title : title} onClose={onClose}>
      {isStopping ? (
        <RefuseForm words={stopping} reasons={reasons} onSend={send} onBack={() => setStopping(false)} />
      ) : (
        <View className='neighbours-sheet'>
          <Facts
            items={[
              { label: w.proxy.grantor, value: proxy.grantorName || w.noName },
              { label: w.proxy.holder, value: proxy.proxyName || w.noName },
              { label: w.proxy.scopes, value: scopes(proxy) },
              { label: w.proxy.since, value: time(proxy.startsAt) },
              { label: w.proxy.lastOn, value: date(proxy.lastOn) },
              { label: w.facts.area, value: proxy.areaName },
            ]}
          />
          <Text className='neighbours-sheet__note'>{proxy.may.stop ? tell : w.ownFamilyText}</Text>
          {proxy.may.stop && (
            <View className='neighbours-acts'>
              <Button kind='danger' onTap={() => setStopping(true)}>
                {stop}
              </Button>
            </View>
          )}
        </View>
      )}
    </Sheet>
  );
}
