import { createHash, randomBytes } from 'node:crypto';
import qrcode from 'qrcode-generator';
import sharp from 'sharp';
import type { Clock } from '../kernel/clock';
import { textOf, type Fields } from './http';

export interface Scanned {
  page: string;
  scene: string;
  /** `page?scene=…`, what the picture says. */
  text: string;
}

export interface MiniCodes {
  /** A picture with a real QR code in it, or WeChat's error. */
  make(body: Fields): Promise<Buffer | { errcode: number; errmsg: string }>;
  /** What a picture made here says; null for any other. */
  scan(png: Buffer): Scanned | null;
  link(body: Fields): Fields | { errcode: number; errmsg: string };
  /** Where a link leads while it is good. */
  open(url: string): { path: string; query: string } | null;
}

const dotPixels = 8;
const quietDots = 4;
const keptMax = 5000;
const dayMs = 86_400_000;

export function openMiniCodes(clock: Clock): MiniCodes {
  const made = new Map<string, Scanned>();
  const links = new Map<string, { path: string; query: string; until: number }>();

  return {
    async make(body) {
      const [scene, page] = [textOf(body['scene']), textOf(body['page'])];
      if (!/^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/.test(scene)) return { errcode: 40129, errmsg: 'invalid scene' };
      if (page.startsWith('/') || page.includes('?')) return { errcode: 41030, errmsg: 'invalid page' };
      const text = `${page}?scene=${encodeURIComponent(scene)}`;
      const png = await draw(text);
      if (made.size >= keptMax) made.clear();
      made.set(hashOf(png), { page, scene, text });
      return png;
    },
    scan: (png) => made.get(hashOf(png)) ?? null,
    link(body) {
      const [path, query, days] = [textOf(body['path']), textOf(body['query']), body['expire_interval']];
      if (path.startsWith('/') || path.includes('?')) return { errcode: 40165, errmsg: 'invalid weapp pagepath' };
      if (query.length > 1024) return { errcode: 40212, errmsg: 'invalid query' };
      if (body['expire_type'] !== 1 || typeof days !== 'number' || !(days >= 1 && days <= 30)) {
        return { errcode: 85402, errmsg: 'invalid expire_interval' };
      }
      const url = `https://wxaurl.cn/${randomBytes(8).toString('base64url')}`;
      if (links.size >= keptMax) links.clear();
      links.set(url, { path, query, until: clock.now().getTime() + days * dayMs });
      return { errcode: 0, errmsg: 'ok', url_link: url };
    },
    open(url) {
      const link = links.get(url);
      return link === undefined || link.until <= clock.now().getTime() ? null : { path: link.path, query: link.query };
    },
  };
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function draw(text: string): Promise<Buffer> {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const dots = code.getModuleCount() + 2 * quietDots;
  const pixels = Buffer.alloc(dots * dots, 255);
  for (let row = 0; row < code.getModuleCount(); row += 1) {
    for (let column = 0; column < code.getModuleCount(); column += 1) {
      if (code.isDark(row, column)) pixels[(row + quietDots) * dots + column + quietDots] = 0;
    }
  }
  return sharp(pixels, { raw: { width: dots, height: dots, channels: 1 } })
    .resize(dots * dotPixels, dots * dotPixels, { kernel: 'nearest' })
    .png()
    .toBuffer();
}
