import { readdirSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { limits } from '../../shared/limits';
import { startServer, type TestServer } from '../support/app';
import { formOf, greyJpeg } from '../support/form';
import { send, type Sent } from '../support/send';
import { urlOf, type Client } from '../support/client';
import type { Resident } from '../support/build';

/** Pictures: what is taken, what is refused and leaves nothing, and who gets to see what was taken. */
let server: TestServer;
let me: Resident;
let client: Client;
beforeAll(async () => {
  server = await startServer();
  me = await server.build.resident();
  client = await server.as(me);
});
afterAll(() => server.close());

const picture = (width: number, height: number, colour = '#3a7') =>
  sharp({ create: { width, height, channels: 3, background: colour } });

interface Upload {
  bytes: Buffer;
  type?: string;
  name?: string;
  query?: object;
  as?: Client;
}

function upload({ bytes, type = 'image/jpeg', name, query = { purpose: 'avatar' }, as = client }: Upload) {
  const form = formOf({ file: bytes, type, name });
  return send(server.url + urlOf('file.upload', {}, query), { method: 'POST', token: as.token, ...form });
}

interface Uploaded {
  fileId: string;
  picture: { itemId: string; state: string; url: string | null; thumbUrl: string | null };
}
const answerOf = (sent: Sent): Uploaded => JSON.parse(sent.text) as Uploaded;

/** Everything that an upload may leave: files in the folder, rows in the tables. */
async function traces(): Promise<unknown> {
  const [rows] = await server.database.sql(
    'SELECT (SELECT COUNT(*) FROM stored_file) AS files, (SELECT COUNT(*) FROM content_item) AS items, (SELECT COUNT(*) FROM upload_day) AS days, (SELECT COUNT(*) FROM job) AS jobs',
  );
  return { rows, objects: readdirSync(server.files, { recursive: true, encoding: 'utf8' }).sort() };
}

const bytesOf = async (url: string): Promise<Buffer> =>
  Buffer.from(await (await fetch(server.url + url)).arrayBuffer());

/** Lets WeChat's stand-in look at what was uploaded and takes its verdicts. */
async function check(): Promise<void> {
  await server.worker.runDue();
  // The stand-in takes a moment over a picture, and so does the job that takes a verdict.
  server.clock.pass(1);
  await server.standin.pushes.deliverDue();
  await server.worker.runDue();
}

describe('file.upload', () => {
  test('takes a picture and shows it to nobody before its verdict: content.profile has its state only', async () => {
    const sent = await upload({ bytes: await picture(600, 400).jpeg().toBuffer() });
    expect(sent.status).toBe(201);
    const { picture: item, fileId } = answerOf(sent);
    expect(item).toMatchObject({ state: 'checking', url: null, thumbUrl: null });
    const { body } = await client.call('content.profile');
    expect(body?.avatar).toMatchObject({ url: null, latest: { state: 'checking', url: null } });
    for (const size of ['large', 'thumb'] as const) {
      const made = await server.visitor.call('file.get', {
        params: { fileId, size },
        query: { e: 1_900_000_000, s: 'x'.repeat(43) },
      });
      expect(made.problem?.code).toBe('not_found');
    }
  });

  test('keeps nothing of what came: upright, sRGB, without EXIF and place, in two sizes', async () => {
    const bytes = await picture(3000, 1500)
      .withMetadata({ orientation: 6 })
      .withExifMerge({
        IFD0: { Make: 'Phone of a test' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '24/1 52/1 3000/100', GPSLongitudeRef: 'E' },
      })
      .jpeg()
      .toBuffer();
    const before = await sharp(bytes).metadata();
    expect([before.exif !== undefined, bytes.includes('Phone of a test')]).toEqual([true, true]);
    const sent = await upload({ bytes });
    expect(sent.status).toBe(201);
    const [row] = await server.database.sql<{ object_key: string; width: number; height: number }>(
      'SELECT object_key, width, height FROM stored_file WHERE id = ?',
      [answerOf(sent).fileId],
    );
    // Turned by its EXIF, then made to fit.
    expect(row).toMatchObject({ width: 800, height: 1600 });
    for (const [size, longest] of [
      ['large', 1600],
      ['thumb', 320],
    ] as const) {
      const made = sharp(`${server.files}/${row?.object_key}-${size}.jpg`);
      const facts = await made.metadata();
      expect([facts.format, facts.space, Math.max(facts.width, facts.height)]).toEqual(['jpeg', 'srgb', longest]);
      expect([facts.exif, facts.icc, facts.xmp, facts.iptc, facts.orientation]).toEqual(Array(5).fill(undefined));
    }
  });

  test('names objects by chance, never by what the client says', async () => {
    for (const name of ['../../../etc/passwd', '..\\..\\x.js', 'a.php;.jpg', '<b>.jpg', 'x'.repeat(300)]) {
      const sent = await upload({ bytes: Buffer.from(greyJpeg, 'base64'), name });
      expect([name, sent.status]).toEqual([name, 201]);
    }
    const objects = readdirSync(server.files, { recursive: true, encoding: 'utf8' });
    expect(objects.filter((one) => !/^\d{4}-\d\d-\d\d(\/[a-z0-9]{20}-(large|thumb)\.jpg)?$/.test(one))).toEqual([]);
  });

  test('counts a day per account, and only what was kept', async () => {
    const other = await server.as(await server.build.resident());
    const onDay = '2026-11-23';
    await upload({ bytes: Buffer.from('nonsense'), as: other });
    await upload({ bytes: Buffer.from(greyJpeg, 'base64'), as: other });
    const used = () => server.database.sql('SELECT used FROM upload_day WHERE on_day = ? ORDER BY used', [onDay]);
    expect((await used()).map((row) => row['used'])).toContain(1);
    await server.database.sql('UPDATE upload_day SET used = ? WHERE used = 1', [limits.uploadsPerDay]);
    const before = await traces();
    const sent = await upload({ bytes: Buffer.from(greyJpeg, 'base64'), as: other });
    expect([sent.status, sent.problem?.code]).toEqual([429, 'file.quota_day']);
    expect(await traces()).toEqual(before);
  });

  test("takes a centre's picture from its staff only, nine at most", async () => {
    const centre = await server.build.centre();
    const staff = await server.as(await server.build.staff(centre.id));
    const bytes = Buffer.from(greyJpeg, 'base64');
    const query = { purpose: 'centre_photo', centreId: centre.id };
    expect((await upload({ bytes, query })).problem?.code).toBe('not_found');
    const other = await server.build.centre();
    const elsewhere = await upload({ bytes, as: staff, query: { ...query, centreId: other.id } });
    expect(elsewhere.problem?.code).toBe('not_found');
    const sent = await Promise.all(Array.from({ length: 9 }, () => upload({ bytes, as: staff, query })));
    expect(sent.map(({ status }) => status)).toEqual(Array(9).fill(201));
    const before = await traces();
    expect((await upload({ bytes, as: staff, query })).problem?.code).toBe('file.too_many');
    expect(await traces()).toEqual(before);
  });
});

/** A PNG header that says what it likes, with hardly a picture behind it. */
async function pngSaying(width: number, height: number): Promise<Buffer> {
  const bytes = await picture(8, 8).png().toBuffer();
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const heic = Buffer.from('000000186674797068656963000000006d696631686569636d696166', 'hex');
const frames = async () =>
  sharp([await picture(8, 8, '#111').png().toBuffer(), await picture(8, 8, '#eee').png().toBuffer()], {
    join: { animated: true },
  });

/** Black and white in one bit a pixel: a small file that unpacks to 20,000 × 20,000. */
function wholeBomb(side: number): Buffer {
  const line = Math.ceil(side / 8) + 1;
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, crc]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const start = Buffer.from('89504e470d0a1a0a', 'hex');
  const pixels = deflateSync(Buffer.alloc(line * side));
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

const hostile: Record<string, { code: string; of: () => Promise<Omit<Upload, 'query'>> | Omit<Upload, 'query'> }> = {
  'a real picture of 20,000 × 20,000': {
    code: 'file.pixels',
    of: () => ({ bytes: wholeBomb(20_000), type: 'image/png' }),
  },
  'a header that promises 65,000 × 65,000': {
    code: 'file.pixels',
    of: async () => ({ bytes: await pngSaying(65_000, 65_000), type: 'image/png' }),
  },
  'a picture too long on one side': {
    code: 'file.pixels',
    of: async () => ({ bytes: await picture(12_001, 10).png().toBuffer(), type: 'image/png' }),
  },
  'a header that says more than is there': {
    code: 'file.broken',
    of: async () => ({ bytes: await pngSaying(4000, 4000), type: 'image/png' }),
  },
  'a picture cut off': {
    code: 'file.broken',
    of: async () => ({ bytes: (await picture(800, 800, '#a5c').jpeg().toBuffer()).subarray(0, 1000) }),
  },
  'SVG with a script': { code: 'file.type', of: () => ({ bytes: Buffer.from(svg), type: 'image/svg+xml' }) },
  'SVG that says it is a JPEG': { code: 'file.type', of: () => ({ bytes: Buffer.from(svg) }) },
  'HTML that says it is a PNG': {
    code: 'file.type',
    of: () => ({ bytes: Buffer.from('<!doctype html><script>alert(1)</script>'), type: 'image/png' }),
  },
  PDF: { code: 'file.type', of: () => ({ bytes: Buffer.from('%PDF-1.7\n'), type: 'application/pdf' }) },
  'HEIC, which is not taken': { code: 'file.type', of: () => ({ bytes: heic, type: 'image/heic' }) },
  'a GIF': {
    code: 'file.type',
    of: async () => ({ bytes: await picture(8, 8).gif().toBuffer(), type: 'image/gif' }),
  },
  'a moving WebP': {
    code: 'file.animated',
    of: async () => ({ bytes: await (await frames()).webp().toBuffer(), type: 'image/webp' }),
  },
  'a PNG that says it is a JPEG': {
    code: 'file.contradicts',
    of: async () => ({ bytes: await picture(8, 8).png().toBuffer(), type: 'image/jpeg' }),
  },
  'JPEG that says it is HTML': {
    code: 'file.contradicts',
    of: () => ({ bytes: Buffer.from(greyJpeg, 'base64'), type: 'text/html' }),
  },
  'a JPEG head before HTML': {
    code: 'file.broken',
    of: () => ({ bytes: Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.from('<html>')]) }),
  },
  'nothing but noise': { code: 'file.type', of: () => ({ bytes: Buffer.alloc(5000, 0x37) }) },
  'an empty file': { code: 'input.invalid', of: () => ({ bytes: Buffer.alloc(0) }) },
  'more bytes than are taken': {
    code: 'input.too_large',
    of: () => ({ bytes: Buffer.concat([Buffer.from(greyJpeg, 'base64'), Buffer.alloc(limits.uploadBytes)]) }),
  },
};

test.each(Object.entries(hostile))('file.upload refuses %s and stores nothing', async (_title, { code, of }) => {
  const before = await traces();
  const sent = await upload(await of());
  expect(sent.problem?.code).toBe(code);
  expect(await traces()).toEqual(before);
});

test('file.upload: what hides behind a whole picture does not come out again', async () => {
  const bytes = Buffer.concat([Buffer.from(greyJpeg, 'base64'), Buffer.from('<script>alert(1)</script>%PDF-1.7')]);
  const sent = await upload({ bytes });
  expect(sent.status).toBe(201);
  await check();
  const { body } = await client.call('content.profile');
  const shown = await bytesOf(body?.avatar.url ?? '');
  expect([shown.includes('<script>'), shown.includes('%PDF'), shown.length > 100]).toEqual([false, false, true]);
});

test('file.upload refuses forms that are not one file', async () => {
  const before = await traces();
  const form = formOf({ file: greyJpeg, type: 'image/jpeg' });
  const url = server.url + urlOf('file.upload', {}, { purpose: 'avatar' });
  const text = Buffer.from(form.body).toString('latin1');
  const twice = Buffer.from(text.replace(/--form-of-a-test--\r\n$/, '') + text, 'latin1');
  const bodies = {
    'two files': new Uint8Array(twice),
    'another field': formOf({ file: greyJpeg, type: 'image/jpeg', field: 'other' }).body,
    'cut off': form.body.slice(0, 200),
    'no form': new Uint8Array(Buffer.from('hello')),
  };
  for (const [title, body] of Object.entries(bodies)) {
    const sent = await send(url, { method: 'POST', token: client.token, headers: form.headers, body });
    expect([title, sent.problem?.code, sent.problem?.fields.map(({ path }) => path)]).toEqual([
      title,
      'input.invalid',
      ['body.file'],
    ]);
  }
  expect(await traces()).toEqual(before);
});

describe('file.get', () => {
  async function passed(): Promise<{ url: string; thumbUrl: string }> {
    const sent = await upload({ bytes: await picture(500, 500, '#2a6').png().toBuffer(), type: 'image/png' });
    expect(sent.status).toBe(201);
    await check();
    const { body } = await client.call('content.profile');
    expect(body?.avatar.latest).toBeNull();
    return { url: body?.avatar.url ?? '', thumbUrl: body?.avatar.thumbUrl ?? '' };
  }

  test('gives a passed picture to whoever has its link, as a picture and nothing else', async () => {
    const { url, thumbUrl } = await passed();
    const sent = await fetch(server.url + url);
    expect([sent.status, sent.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(sent.headers.get('x-content-type-options')).toBe('nosniff');
    expect(sent.headers.get('content-security-policy')).toContain('sandbox');
    expect(sent.headers.get('content-disposition')).toBe('inline; filename="photo.jpg"');
    expect(sent.headers.get('cache-control')).toBe('public, max-age=600');
    expect((await sharp(await bytesOf(thumbUrl)).metadata()).width).toBe(320);
  });

  test('finds nothing by a link that was changed, or is over', async () => {
    const { url } = await passed();
    const [path = '', e = '', s = ''] = /^(.*)\?e=(\d+)&s=(.*)$/.exec(url)?.slice(1) ?? [];
    const changed = [
      `${path}?e=${Number(e) + 3600}&s=${s}`,
      `${path}?e=${e}&s=${s.slice(0, -1)}${s.endsWith('A') ? 'B' : 'A'}`,
      `${path}?e=${e}&s=${encodeURIComponent('签')}`,
      `${path.replace('large', 'thumb')}?e=${e}&s=${s}`,
      `${path.replace(/fil_\w+/, 'fil_00000000000000000000')}?e=${e}&s=${s}`,
    ];
    for (const one of changed) {
      const sent = await send(server.url + one);
      expect([one, sent.status, sent.problem?.code]).toEqual([one, 404, 'not_found']);
    }
    const now = server.clock.now();
    server.clock.set(new Date(Number(e) * 1000));
    expect((await send(server.url + url)).status).toBe(404);
    server.clock.set(now);
    expect((await send(server.url + url)).status).toBe(200);
  });

  test('finds nothing any more after avatar.remove: row, link and objects go', async () => {
    const { url } = await passed();
    expect((await client.call('avatar.remove')).body).toEqual({ removed: true });
    expect((await send(server.url + url)).status).toBe(404);
    const before = readdirSync(server.files, { recursive: true }).length;
    await server.worker.runDue();
    expect(readdirSync(server.files, { recursive: true }).length).toBeLessThan(before);
    expect((await client.call('avatar.remove')).body).toEqual({ removed: false });
  });
});
