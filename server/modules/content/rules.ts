import type { ContentReason, ContentState, FileSize, MachineFinding } from '../../../shared/enums';
import { limits } from '../../../shared/limits';

const dayMs = 86_400_000;

type PictureKind = 'jpeg' | 'png' | 'webp';
type PictureVerdict =
  | { ok: true }
  | { ok: false; code: 'file.type' | 'file.contradicts' | 'file.animated' | 'file.pixels' | 'file.broken' };

const startsWith = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte);

/** What a file is by its first bytes; null for everything that is not taken (HEIC, GIF, SVG, PDF, HTML, archives). */
export function kindOfBytes(bytes: Uint8Array): PictureKind | null {
  if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (startsWith(bytes, 0, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, 8, [0x57, 0x45, 0x42, 0x50])) return 'webp';
  return null;
}

/** What clients say when they know nothing better: no contradiction. */
const unsaid = ['', 'application/octet-stream', 'image/*'];
const declaredAs: Record<PictureKind, readonly string[]> = {
  jpeg: ['image/jpeg', 'image/jpg', 'image/pjpeg'],
  png: ['image/png', 'image/x-png'],
  webp: ['image/webp'],
};

interface PictureFacts {
  kind: PictureKind | null;
  declaredType: string;
  /** What the decoder reads in the header; left out while nothing was decoded. */
  header?: { format: string | undefined; width: number; height: number; pages: number };
}

export function judgePicture({ kind, declaredType, header }: PictureFacts): PictureVerdict {
  if (kind === null) return { ok: false, code: 'file.type' };
  if (!unsaid.includes(declaredType) && !declaredAs[kind].includes(declaredType)) {
    return { ok: false, code: 'file.contradicts' };
  }
  if (header === undefined) return { ok: true };
  const { format, width, height, pages } = header;
  if (format !== kind) return { ok: false, code: 'file.contradicts' };
  if (pages > 1) return { ok: false, code: 'file.animated' };
  if (!(width > 0 && height > 0)) return { ok: false, code: 'file.broken' };
  if (width > limits.uploadSide || height > limits.uploadSide || width * height > limits.uploadPixels) {
    return { ok: false, code: 'file.pixels' };
  }
  return { ok: true };
}

/** The two objects of one picture. */
export const objectKeys = (objectKey: string): Record<FileSize, string> => ({
  large: `${objectKey}-large.jpg`,
  thumb: `${objectKey}-thumb.jpg`,
});

const linkHourMs = 3_600_000;

/**
 * When a link given at `now` ends, in seconds: between one and two hours, the same for all links of an hour, so that a
 * picture has one address for that long and phones keep it.
 */
export const linkEnd = (now: Date): number => (Math.floor(now.getTime() / linkHourMs) + 2) * (linkHourMs / 1000);

/**
 * What WeChat's label numbers mean (`msgSecCheck`, `mediaCheckAsync` v2). 100 is "normal"; a number unknown to us is
 * a doubt without a name.
 */
export function reasonOfLabel(label: number): ContentReason {
  const known: Record<number, ContentReason> = {
    10001: 'advertising',
    20001: 'politics',
    20002: 'sexual',
    20003: 'abuse',
    20006: 'crime',
    20008: 'fraud',
    20012: 'vulgar',
    20013: 'copyright',
  };
  return known[label] ?? 'other';
}

export type Suggestion = 'pass' | 'review' | 'risky';

/** What a verdict on a picture does to it: shown, refused, or waiting for a human. */
export function stateAfterVerdict(
  suggest: Suggestion,
  label: number,
): { state: ContentState; machine: MachineFinding } {
  if (suggest === 'pass') return { state: 'passed', machine: 'clean' };
  return { state: suggest === 'risky' ? 'refused' : 'review', machine: reasonOfLabel(label) };
}

/** Compared form of a text: width, case, blanks and marks that people put between letters to hide a word count for nothing. */
export const plainForm = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Z}\p{C}\p{P}\p{S}\p{Mn}]+/gu, '');

/** The first blocked word in a text, by its reason; null when there is none. */
export function findBlocked(
  texts: readonly string[],
  blocked: readonly { word: string; reason: ContentReason }[],
): ContentReason | null {
  const forms = texts.map(plainForm);
  return blocked.find(({ word }) => word !== '' && forms.some((form) => form.includes(word)))?.reason ?? null;
}

/** Texts joined by lines into as few pieces as `most` characters each allow; a longer text is cut. In their order. */
export function checkedTogether(texts: readonly string[], most: number): string[] {
  const pieces: string[] = [];
  for (const text of texts) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + 1 + text.length <= most) pieces[pieces.length - 1] = `${last}\n${text}`;
    else for (let at = 0; at === 0 || at < text.length; at += most) pieces.push(text.slice(at, at + most));
  }
  return pieces;
}

interface ItemFacts {
  state: ContentState;
  account_id: string;
  round: number;
  decided_at: Date | null;
  appealed_at: Date | null;
  reviewer_id: string | null;
  queued_at: Date | null;
}

/** Until when the author may appeal; null where there is nothing to appeal. */
export function appealUntil(item: ItemFacts): Date | null {
  if (item.state !== 'refused' || item.appealed_at !== null || item.decided_at === null) return null;
  return new Date(item.decided_at.getTime() + limits.appealDays * dayMs);
}

type AppealVerdict =
  { ok: true } | { ok: false; code: 'content.not_refused' | 'content.appealed_already' | 'content.appeal_too_late' };

export function decideAppeal(item: ItemFacts, now: Date): AppealVerdict {
  if (item.appealed_at !== null) return { ok: false, code: 'content.appealed_already' };
  const until = appealUntil(item);
  if (until === null) return { ok: false, code: 'content.not_refused' };
  return now > until ? { ok: false, code: 'content.appeal_too_late' } : { ok: true };
}

type ReviewVerdictOn = { ok: true } | { ok: false; code: 'review.decided_already' | 'review.own_decision' };

/** Nobody decides on their own words, and an appeal is decided by somebody else than the refusal was. */
export function decideReview(item: ItemFacts, accountId: string): ReviewVerdictOn {
  if (item.state !== 'review') return { ok: false, code: 'review.decided_already' };
  const first = item.round === 2 ? item.reviewer_id : null;
  return item.account_id === accountId || first === accountId
    ? { ok: false, code: 'review.own_decision' }
    : { ok: true };
}

export const overdueBefore = (now: Date): Date => new Date(now.getTime() - limits.reviewHours * 3_600_000);

export const isOverdue = (item: Pick<ItemFacts, 'state' | 'queued_at'>, now: Date): boolean =>
  item.state === 'review' && item.queued_at !== null && item.queued_at < overdueBefore(now);
