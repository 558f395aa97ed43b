import type { Body, Reply } from '@shared/contract/types';
import { limits } from '@shared/limits';
import { isCivilDay } from '@shared/time/civil';
import { clockWords, typedMinute } from '@shared/time/words';

type Session = Reply<'deskProgramme.get'>['items'][number];

/** What is done to the sessions of a published programme: one is moved, made up for, or added. */
export type SessionTask = { kind: 'move' | 'makeUp'; session: Session } | { kind: 'add'; like: Session | undefined };

/** A session as it is typed. */
export interface SessionDraft {
  on: string;
  starts: string;
  ends: string;
  place: string;
  topic: string;
  reason: string;
}

export type SessionFault = 'badDay' | 'badTime' | 'badReason';
export type SessionTimes = Body<'programmeSession.preview'>;

/** With the hours of the session that it is about; a make-up's day is still to be chosen. */
export function sessionDraftOf(task: SessionTask): SessionDraft {
  const from = task.kind === 'add' ? task.like : task.session;
  return {
    on: task.kind === 'move' ? task.session.on : '',
    starts: from === undefined ? '09:00' : clockWords(new Date(from.startAt)),
    ends: from === undefined ? '11:30' : clockWords(new Date(from.endAt)),
    place: task.kind === 'move' ? (task.session.place ?? '') : '',
    topic: '',
    reason: '',
  };
}

/** What was typed as times and words, or what is wrong with it. */
export function readSession(
  draft: SessionDraft,
  task: SessionTask,
): { times: SessionTimes; reason: string; topic: string } | { fault: SessionFault } {
  const [startsMinute, endsMinute] = [typedMinute(draft.starts, 1), typedMinute(draft.ends, 1)];
  if (!isCivilDay(draft.on)) return { fault: 'badDay' };
  if (startsMinute === null || endsMinute === null || endsMinute <= startsMinute) return { fault: 'badTime' };
  const [place, reason] = [draft.place.trim(), draft.reason.trim()];
  const isNeeded = task.kind === 'move' || reason !== '';
  if (isNeeded && reason.length < limits.reasonMin) return { fault: 'badReason' };
  return {
    times: {
      on: draft.on,
      startsMinute,
      endsMinute,
      ...(place === '' ? {} : { place }),
      ...(task.kind === 'move' ? { sessionId: task.session.id } : {}),
    },
    reason,
    topic: draft.topic.trim(),
  };
}
