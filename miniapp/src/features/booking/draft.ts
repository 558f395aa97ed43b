import { newRequestKey } from '@/services/api';
import type { Answers } from '@/services/answers';
import { storage } from '@/platform/storage';

/** A choice that was begun: kept on the device, so that a lost network or a restart loses nothing and books nothing twice. */
export interface Draft {
  serviceId: string;
  on: string;
  slotId: string;
  partySize: number;
  /** Somebody else whom the visit is for; absent for oneself. */
  personId?: string;
  /** Of the family, who come along. */
  company?: string[];
  answers?: Answers;
  /** Chosen to wait for: there were no places when it was chosen. */
  orWait: boolean;
  requestKey: string;
}

const name = 'booking-draft';

/** The draft of a service, if its choice is the one that was begun last. */
export function readDraft(serviceId: string): Draft | null {
  const draft = storage.read<Draft>(name);
  return draft?.serviceId === serviceId ? draft : null;
}

/** The draft of exactly this choice, with the key that all its tries share; another choice gets another key. */
export function keepDraft(choice: Omit<Draft, 'requestKey'>): Draft {
  const before = readDraft(choice.serviceId);
  const same =
    before?.slotId === choice.slotId &&
    before.partySize === choice.partySize &&
    before.personId === choice.personId &&
    (before.company ?? []).join() === (choice.company ?? []).join();
  const draft = { ...choice, requestKey: same ? before.requestKey : newRequestKey() };
  storage.write(name, draft);
  return draft;
}

export function dropDraft(): void {
  storage.forget(name);
}
