import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { lotteryDeskWords } from '@shared/words/lottery-desk';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { Button, Card, ListView, Tag } from '@/ui';
import { OneSheet } from './one-sheet';
import { RulesSheet } from './rules-sheet';
import { inTurn } from '@/ui/a11y';

type ServiceCard = ItemOf<'service.list'>;
type Asked = { act: 'rules'; service: { id: string; name: string } } | { act: 'one'; service: ServiceCard };

/** A centre's services and how each gives its places. */
export function DeskServices({
  centreId,
  first,
}: {
  centreId: string | undefined;
  /** Whose rules are open to begin with. */
  first: { id: string; name: string } | null;
}) {
  const w = useWords(lotteryDeskWords);
  const [asked, setAsked] = useState<Asked | null>(first === null ? null : { act: 'rules', service: first });
  const list = useList((cursor) => call('service.list', { query: { centreId, cursor } }), [centreId], {
    when: centreId !== undefined,
  });
  const done = () => setAsked(null);
  return (
    <>
      <ListView list={list} keyOf={({ id }) => id} empty={{ ...w.services.empty, icon: 'store' }}>
        {(service) => (
          <Card>
            <View className='desk-draw'>
              <View className='desk-draw__words'>
                <View className='desk-draw__head'>
                  <Text className='desk-draw__when'>{service.name}</Text>
                  <Tag
                    tone={service.allocation === 'lottery' ? 'brand' : 'muted'}
                    {...(service.allocation === 'lottery' ? { icon: 'ticket' as const } : {})}
                  >
                    {w.services[service.allocation]}
                  </Tag>
                </View>
                <Text className='desk-draw__service'>{service.place}</Text>
              </View>
              <View className='desk-draw__acts'>
                <Button
                  kind='secondary'
                  block={false}
                  onTap={() => setAsked({ act: 'rules', service })}
                  label={w.services.changeOf(service.name)}
                >
                  {w.services.change}
                </Button>
                {service.allocation === 'first_come' && (
                  <Button
                    kind='quiet'
                    block={false}
                    onTap={() => setAsked({ act: 'one', service })}
                    label={inTurn(w.one.open, service.name)}
                  >
                    {w.one.open}
                  </Button>
                )}
              </View>
            </View>
          </Card>
        )}
      </ListView>
      {asked?.act === 'rules' && <RulesSheet service={asked.service} onClose={done} onDone={list.reload} />}
      {asked?.act === 'one' && <OneSheet service={asked.service} onClose={done} />}
    </>
  );
}
