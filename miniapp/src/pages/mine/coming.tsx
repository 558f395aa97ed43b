import type { Reply } from '@shared/contract/types';
import { rangeWords } from '@shared/time/words';
import { mineWords } from '@shared/words/mine';
import { timeLanguage } from '@/features/centre/facts';
import { go, goTab } from '@/platform/navigate';
import { useSettings, useWords } from '@/services/settings';
import type { Load } from '@/services/use-load';
import { Card, Loaded, Row, Rows, Section, Skeleton } from '@/ui';

interface Props {
  load: Load<Reply<'booking.mine'>>;
  total: number;
  now: Date;
}

/** The next few bookings; a tap shows the code. */
export function Coming({ load, total, now }: Props) {
  const w = useWords(mineWords);
  const { language } = useSettings();
  return (
    <Section title={w.coming} aside={total > 0 ? w.allOf(total) : w.all} onAside={() => go('/features/booking/list')}>
      <Loaded load={load} skeleton={<Skeleton kind='rows' lines={2} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Card pad={false}>
              <Row
                icon='calendar-plus'
                iconTone='brand'
                title={w.comingNone.title}
                note={w.comingNone.action}
                onTap={() => goTab('services')}
              />
            </Card>
          ) : (
            <Rows>
              {items.map((booking) => (
                <Row
                  key={booking.id}
                  icon='ticket-check'
                  iconTone='brand'
                  title={booking.serviceName}
                  note={`${rangeWords(new Date(booking.startAt), new Date(booking.endAt), now, timeLanguage(language))} · ${booking.centreName}`}
                  onTap={() => go('/features/booking/booking', { bookingId: booking.id })}
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
    </Section>
  );
}
