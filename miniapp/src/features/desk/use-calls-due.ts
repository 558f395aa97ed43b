import { call } from '@/services/api';
import { useLoad } from '@/services/use-load';

/** How many calls of a centre are overdue, for the way that leads there. */
export const useCallsDue = (centreId: string | undefined) =>
  useLoad(() => call('call.list', { query: { centreId, limit: 1 } }), [centreId], { onShow: true });

/** How many bookings wait for the centre's yes. */
export const useApprovalsDue = (centreId: string | undefined) =>
  useLoad(() => call('approval.list', { query: { centreId, limit: 1 } }), [centreId], { onShow: true });
