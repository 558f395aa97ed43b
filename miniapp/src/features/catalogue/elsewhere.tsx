import type { Reply } from '@shared/contract/types';
import { catalogueWords } from '@shared/words/catalogue';
import { timetableWords } from '@shared/words/timetable';
import { serviceNeedsWords } from '@shared/words/service-needs';
import { go } from '@/platform/navigate';
import { call } from '@/services/api';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { notify, Row, Rows, Section } from '@/ui';
import type { Service } from './draft';

/** What of a service is set on other pages, as it stands, and the ways there. */
export function Elsewhere({ service, isBlocked }: { service: Service; isBlocked: boolean }) {
  const words = useWords(catalogueWords);
  const { holidayRules } = useWords(timetableWords);
  const needsWords = useWords(serviceNeedsWords);
  const { language } = useSettings();
  const w = words.elsewhere;
  const { id: serviceId, centreId, name: serviceName } = service;
  const params = { serviceId };
  const needs = useLoad(() => call('serviceNeeds.get', { params }), [serviceId], { onShow: true });
  const namesOf = ({ resourceIds, options }: Reply<'serviceNeeds.get'>) =>
    options
      .flatMap(({ resourceId, name }) => (resourceIds.includes(resourceId) ? [name] : []))
      .join(language === 'en' ? ', ' : '、') || needsWords.nothing;
  /** What is written and not saved would be lost. */
  const to = (path: string, query: Record<string, string>) => () =>
    isBlocked ? notify(words.saveFirst, 'error') : go(path, { centreId, serviceId, ...query });
  return (
    <Section title={w.title}>
      <Rows>
        <Row
          icon='blocks'
          title={needsWords.row}
          value={needs.data === null ? undefined : namesOf(needs.data)}
          onTap={to('/features/facility/needs', {})}
        />
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
