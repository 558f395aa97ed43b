import { useState } from 'react';
import { lotteryWords } from '@shared/words/lottery';
import { call } from '@/services/api';
import { useSession } from '@/services/session';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import type { Entry } from './when';

/** Somebody who may still enter, and whether they are to. */
export interface Candidate {
  personId: string;
  name: string;
  partySize: number;
  chosen: boolean;
}

/** Me and those I may act for, without those who are in the draw already. The first is chosen to begin with. */
export function useCandidates(entries: readonly Entry[], partyMax: number) {
  const w = useWords(lotteryWords);
  const { me } = useSession();
  const family = useLoad(() => call('family.list'), [me?.accountId], { when: me !== null, onShow: true });
  const [choice, setChoice] = useState<Record<string, boolean>>({});
  const [parties, setParties] = useState<Record<string, number>>({});
  if (me === null) return { candidates: [], toggle: () => undefined, setParty: () => undefined };
  const inIt = new Set(entries.filter(({ state }) => state !== 'withdrawn').map(({ personId }) => personId));
  const others = (family.data?.items ?? []).filter(({ scopes }) => scopes.includes('book'));
  const people = [
    { personId: me.personId, name: me.name === null ? w.me : w.meNamed(me.name) },
    ...others.map(({ personId, name }) => ({ personId, name: name || w.relative })),
  ].filter(({ personId }) => !inIt.has(personId));
  const candidates = people.map((one, n): Candidate => ({
    ...one,
    partySize: Math.min(parties[one.personId] ?? 1, partyMax),
    chosen: people.length === 1 || (choice[one.personId] ?? n === 0),
  }));
  return {
    candidates,
    toggle: (personId: string) =>
      setChoice((old) => {
        const was = candidates.find((one) => one.personId === personId)?.chosen ?? false;
        return { ...old, [personId]: !was };
      }),
    setParty: (personId: string, size: number) => setParties((old) => ({ ...old, [personId]: size })),
  };
}
