import { useParams } from '@/platform/navigate';
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
  return care ? <CareService choice={choice} /> : <PlainService choice={choice} />;
}
