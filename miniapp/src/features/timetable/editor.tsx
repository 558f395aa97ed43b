import { View } from '@tarojs/components';
import { useState } from 'react';
import { timetableWords } from '@shared/words/timetable';
import { useWords } from '@/services/settings';
import { Chips } from '@/ui';
import { CentreWeek } from './centre-week';
import { DayLayers } from './day-layers';
import { Events } from './events';
import { PreviewSheet } from './preview-sheet';
import { ServiceWeek } from './service-week';
import type { Change, Timetable } from './timetable';

/** The layers of a centre, or of one of its services, and what each day comes to. Nothing is saved before its effects were seen. */
export function Editor({ timetable, onSaved }: { timetable: Timetable; onSaved: () => Promise<unknown> }) {
  const w = useWords(timetableWords);
  const [serviceId, setServiceId] = useState('');
  const [change, setChange] = useState<Change | null>(null);
  const [saves, setSaves] = useState(0);
  const service = timetable.services.find(({ id }) => id === serviceId);
  return (
    <View className='timetable'>
      <Chips
        all
        label={w.choose}
        options={[
          { value: '', word: w.wholeCentre },
          ...timetable.services.map(({ id, name }) => ({ value: id, word: name })),
        ]}
        value={service === undefined ? '' : serviceId}
        onChange={setServiceId}
      />
      <View className='timetable__columns'>
        <View className='timetable__column'>
          {service === undefined ? (
            <CentreWeek key={`centre ${saves}`} timetable={timetable} onLook={setChange} />
          ) : (
            <>
              <ServiceWeek key={`${service.id} ${saves}`} service={service} onLook={setChange} />
              <Events key={`events ${service.id} ${saves}`} service={service} onLook={setChange} />
            </>
          )}
        </View>
        <View className='timetable__column'>
          <DayLayers
            key={`days ${service?.id ?? ''} ${saves}`}
            centreId={timetable.centreId}
            serviceId={service?.id}
            onLook={setChange}
          />
        </View>
      </View>
      {change !== null && (
        <PreviewSheet
          centreId={timetable.centreId}
          change={change}
          onClose={() => setChange(null)}
          onSaved={async () => {
            setChange(null);
            await onSaved();
            setSaves((n) => n + 1);
          }}
        />
      )}
    </View>
  );
}
