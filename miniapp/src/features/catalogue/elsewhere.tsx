import { catalogueWords } from '@shared/words/catalogue';
import { timetableWords } from '@shared/words/timetable';
import { go } from '@/platform/navigate';
import { useWords } from '@/services/settings';
import { notify, Row, Rows, Section } from '@/ui';
import type { Service } from './draft';

/** What of a service is set on other pages, as it stands, and the ways there. */
export function Elsewhere({ service, isBlocked }: { service: Service; isBlocked: boolean }) {
  const words = useWords(catalogueWords);
  const { holidayRules } = useWords(timetableWords);
  const w = words.elsewhere;
  const { id: serviceId, centreId, name: serviceName } = service;
  /** What is written and not saved would be lost. */
  const to = (path: string, query: Record<string, string>) => () =>
    isBlocked ? notify(words.saveFirst, 'error') : go(path, { centreId, serviceId, ...query });
  return (
    <Section title={w.title}>
      <Rows>
        <Row
          icon='ticket'
          title={w.allocation}
          value={w.allocations[service.allocation]}
          onTap={to('/features/lottery/desk', { serviceName })}
        />
        <Row
          icon='calendar-days'
          title={w.holiday}
          value={holidayRules[service.holidayRule]}
          onTap={to('/features/timetable/index', {})}
        />
      </Rows>
    </Section>
  );
}
