import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { spanWords } from '@shared/time/words';
import { deskWords } from '@shared/words/desk';
import type { Load } from '@/services/use-load';
import { useWords } from '@/services/settings';
import { DeskTable, Empty, Loaded, Skeleton } from '@/ui';
import { isShown, type RosterBooking, type Show } from './grid-rules';
import { PersonActs, PersonHints, ShowFilter } from './roster-rows';
import { PersonName } from './person-name';
import type { Acts } from './use-acts';
import type { Roster } from './use-roster';

interface DayTableProps {
  roster: Load<Roster>;
  show: Show;
  onShow: (show: Show) => void;
  acts: Acts;
  /** The switch between days. */
  days: ReactNode;
}

/** All bookings of the day in order of time: to look somebody up without knowing their slot. */
export function DayTable({ roster, show, onShow, acts, days }: DayTableProps) {
  const w = useWords(deskWords);
  const columns = [
    {
      key: 'time',
      title: w.table.time,
      width: 'calc(116px * var(--fs))',
      cell: (row: RosterBooking) => <Text>{spanWords(new Date(row.startAt), new Date(row.endAt))}</Text>,
    },
    {
      key: 'service',
      title: w.table.service,
      width: '1.3fr',
      cell: (row: RosterBooking) => <Text>{row.serviceName}</Text>,
    },
    { key: 'place', title: w.table.place, width: '1fr', cell: (row: RosterBooking) => <Text>{row.place}</Text> },
    {
      key: 'person',
      title: w.table.person,
      width: '1.2fr',
      cell: (row: RosterBooking) => (
        <View className='desk-table__person'>
          <PersonName booking={row} acts={acts} />
          <PersonHints booking={row} />
        </View>
      ),
    },
    {
      key: 'act',
      title: w.table.state,
      width: 'calc(236px * var(--fs))',
      end: true,
      cell: (row: RosterBooking) => <PersonActs booking={row} acts={acts} />,
    },
  ];
  return (
    <View className='ui-card desk-list'>
      <View className='desk-list__head'>
        {roster.data !== null && <ShowFilter bookings={roster.data.items} show={show} onShow={onShow} />}
        {days}
      </View>
      <Loaded load={roster} skeleton={<Skeleton kind='rows' lines={6} />}>
        {({ items, cut }) => {
          if (items.length === 0) return <Empty icon='users' title={w.nobodyDay} hint={w.nobodyDayHint} />;
          const shown = items.filter((booking) => isShown(booking, show));
          if (shown.length === 0) {
            return <Empty icon='check-check' title={show === 'expected' ? w.nobodyExpected : w.nobodyAttended} />;
          }
          return (
            <>
              <DeskTable label={w.table.label} columns={columns} rows={shown} keyOf={(row) => row.id} />
              {cut && <Text className='desk-panel__note'>{w.cut(items.length)}</Text>}
            </>
          );
        }}
      </Loaded>
    </View>
  );
}
