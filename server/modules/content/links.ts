import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { apiPrefix } from '../../../shared/contract/routes';
import type { FileSize } from '../../../shared/enums';
import { linkEnd } from './rules';

/** Who a link was made for: `shown` opens only what everybody may see now, `check` also what is still hidden. */
export type LinkFor = 'shown' | 'check';

export interface Links {
  /** Below this API's address: `/api/v1/files/…`. */
  link(fileId: string, size: FileSize, now: Date, audience: LinkFor): string;
  /** For whom a link was signed; null when it was changed, made up, or is over. */
  read(fileId: string, size: FileSize, given: { e: number; s: string }, now: Date): LinkFor | null;
}

/** Links carry their end and a signature; the key is derived, so that it opens nothing else. */
export function openLinks(secret: Buffer): Links {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'linli file links', 32));
  const sign = (fileId: string, size: FileSize, end: number, audience: LinkFor): string =>
    createHmac('sha256', key).update(`${audience}\n${fileId}\n${size}\n${end}`).digest('base64url');
  const isSame = (a: string, b: string): boolean => {
    const [given, right] = [Buffer.from(a), Buffer.from(b)];
    return given.length === right.length && timingSafeEqual(given, right);
  };
  return {
    link(fileId, size, now, audience) {
      const end = linkEnd(now);
      return `${apiPrefix}/files/${fileId}/${size}?e=${end}&s=${sign(fileId, size, end, audience)}`;
    },
    read(fileId, size, { e, s }, now) {
      if (e * 1000 <= now.getTime()) return null;
      return (['shown', 'check'] as const).find((audience) => isSame(s, sign(fileId, size, e, audience))) ?? null;
    },
  };
}
