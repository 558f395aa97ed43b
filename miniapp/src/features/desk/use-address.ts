import { useCallback, useState } from 'react';
import { isCivilDay } from '@shared/time/civil';
import { keepInAddress } from '@/platform/address';
import { useParams } from '@/platform/navigate';
import { shows, type Show } from './grid-rules';

/** What of the desk is looked at; all of it stands in the browser's address. */
export interface DeskAddress {
  /** Left out = the centre that the desk opens with. */
  centreId?: string;
  /** Left out = today, as the server knows it. */
  on?: string;
  view: 'slots' | 'list';
  show: Show;
  /** The slot whose roster is open. */
  slotId?: string;
}

export type ChangeAddress = (change: Partial<DeskAddress>) => void;

export function useAddress(): [DeskAddress, ChangeAddress] {
  const params = useParams<Record<keyof DeskAddress, string>>();
  const [address, setAddress] = useState<DeskAddress>(() => ({
    centreId: params.centreId,
    on: params.on !== undefined && isCivilDay(params.on) ? params.on : undefined,
    view: params.view === 'list' ? 'list' : 'slots',
    show: shows.find((show) => show === params.show) ?? 'all',
    slotId: params.slotId,
  }));
  const change = useCallback<ChangeAddress>((part) => {
    setAddress((old) => {
      const next = { ...old, ...part };
      keepInAddress({
        centreId: next.centreId,
        on: next.on,
        view: next.view === 'slots' ? undefined : next.view,
        show: next.show === 'all' ? undefined : next.show,
        slotId: next.slotId,
      });
      return next;
    });
  }, []);
  return [address, change];
}
