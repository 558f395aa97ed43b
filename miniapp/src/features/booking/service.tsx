import { useEffect } from 'react';
import { goInstead, useParams } from '@/platform/navigate';
import { useSettings } from '@/services/settings';
import { CareService } from './care-service';
import { PlainService } from './plain-service';
import { useService } from './use-service';
import './service.scss';

/** A service: what it is, which days and times are free, and from a choice to a booking. */
export default function ServicePage() {
  const { care } = useSettings();
  const { serviceId = '', on, personId } = useParams<{ serviceId: string; on: string; personId: string }>();
  const choice = useService(serviceId, on, personId);
  const isOnce = choice.head.data?.service.kind === 'activity';
  useEffect(() => {
    // What takes place once has a page of its own; a booking of it leads here when it is made again.
    if (isOnce) void goInstead('/features/booking/activity', { serviceId });
  }, [isOnce, serviceId]);
  if (isOnce) return null;
  return care ? <CareService choice={choice} /> : <PlainService choice={choice} />;
}
