import type { ItemOf, Reply } from '../../../shared/contract/types';
import { appealUntil, decideAppeal, decideReview, isOverdue } from './rules';
import type { LinkFor, Links } from './links';
import type { ItemRow } from './store';

type Submission = ItemOf<'content.mine'>;
type Queued = ItemOf<'review.queue'>;
type Detail = Reply<'review.get'>;
export type OwnPicture = Reply<'file.upload'>['picture'];

/** As much of a text as a line of the queue shows. */
const beginning = 60;

interface PictureLinks {
  url: string | null;
  thumbUrl: string | null;
}

function linksOf(links: Links, item: ItemRow, now: Date, audience: LinkFor): PictureLinks {
  if (item.file_id === null) return { url: null, thumbUrl: null };
  const link = (size: 'large' | 'thumb') => links.link(item.file_id ?? '', size, now, audience);
  return { url: link('large'), thumbUrl: link('thumb') };
}

const shownLinks = (links: Links, item: ItemRow, now: Date): PictureLinks =>
  item.state === 'passed' ? linksOf(links, item, now, 'shown') : { url: null, thumbUrl: null };

export const pictureView = (links: Links, item: ItemRow, now: Date): OwnPicture => ({
  itemId: item.id,
  state: item.state,
  reason: item.state === 'refused' ? item.reason : null,
  ...shownLinks(links, item, now),
});

const appealView = (item: ItemRow): Submission['appeal'] =>
  item.appealed_at === null ? null : { at: item.appealed_at.toISOString(), text: item.appeal_text ?? '' };

export function submissionView(links: Links, item: ItemRow, now: Date): Submission {
  const refused = item.state === 'refused';
  return {
    id: item.id,
    kind: item.kind,
    text: item.text,
    thumbUrl: shownLinks(links, item, now).thumbUrl,
    state: item.state,
    reason: refused ? item.reason : null,
    note: refused ? item.note : null,
    at: item.created_at.toISOString(),
    decidedAt: refused || item.state === 'passed' ? (item.decided_at?.toISOString() ?? null) : null,
    appeal: appealView(item),
    appealUntil: appealUntil(item)?.toISOString() ?? null,
    may: { appeal: decideAppeal(item, now).ok },
  };
}

export const queuedView =
  (links: Links, now: Date) =>
  (item: ItemRow): Queued => ({
    id: item.id,
    kind: item.kind,
    text: item.text === null ? null : [...item.text].slice(0, beginning).join(''),
    thumbUrl: linksOf(links, item, now, 'check').thumbUrl,
    machine: item.machine,
    isAppeal: item.round === 2,
    at: (item.queued_at ?? item.created_at).toISOString(),
    overdue: isOverdue(item, now),
  });

export function detailView(
  links: Links,
  item: ItemRow,
  about: { now: Date; accountId: string; centreName: string | null },
): Detail {
  const { now, accountId, centreName } = about;
  return {
    ...queuedView(links, now)(item),
    text: item.text,
    state: item.state,
    url: item.state === 'replaced' ? null : linksOf(links, item, now, 'check').url,
    centreName,
    reason: item.reason,
    note: item.note,
    decidedAt: item.decided_at?.toISOString() ?? null,
    appeal: appealView(item),
    may: { decide: decideReview(item, accountId).ok },
  };
}
