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

interface EditorProps {
  timetable: Timetable;
  /** The service to begin with; the whole centre where none is named. */
  first?: string | undefined;
  /** Begins with what it hits when that service has no times any more. */
  ends: boolean;
  onSaved: () => Promise<unknown>;
}

/** The change that leaves a service no times; null where it is not of this centre, or has none. */
function endOf({ services }: Timetable, serviceId: string): Change | null {
  const service = services.find(({ id }) => id === serviceId);
  if (service === undefined || service.runs.length === 0) return null;
  return { kind: 'service_runs', serviceId, holidayRule: service.holidayRule, runs: [] };
}

/** The layers of a centre, or of one of its services, and what each day comes to. Nothing is saved before its effects were seen. */
export function Editor({ timetable, first = '', ends, onSaved }: EditorProps) {
  const w = useWords(timetableWords);
  const [serviceId, setServiceId] = useState(first);
  const [change, setChange] = useState<Change | null>(() => (ends ? endOf(timetable, first) : null));
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
