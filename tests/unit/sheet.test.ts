import AdmZip from 'adm-zip';
import fc from 'fast-check';
import { sheetFile, type Cell } from '../../server/kernel/sheet';

async function* from(rows: Iterable<readonly Cell[]>): AsyncGenerator<readonly Cell[]> {
  yield* rows;
}

const columns = [
  { title: '姓名', width: 12 },
  { title: '人数', width: 8 },
];

async function fileOf(rows: Iterable<readonly Cell[]>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of sheetFile({ name: '名单', columns, rows: from(rows) })) pieces.push(piece);
  return Buffer.concat(pieces);
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r' };

/** Read by another library than the one that wrote it; `null` for an empty cell. */
function read(file: Buffer): { rows: (string | number | null)[][]; xml: string } {
  const zip = new AdmZip(file);
  const xml = zip.readAsText('xl/worksheets/sheet1.xml');
  const rows = [...xml.matchAll(/<row>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [
      ...row.matchAll(
        /<c\/>|<c><v>([^<]*)<\/v><\/c>|<c t="inlineStr" s="\d"><is><t xml:space="preserve">(.*?)<\/t><\/is><\/c>/gs,
      ),
    ].map(([, number, text]) =>
      number !== undefined
        ? Number(number)
        : text === undefined
          ? null
          : text.replace(/&(amp|lt|gt|quot|#13);/g, (_, name: string) => entities[name] ?? ''),
    ),
  );
  return { rows, xml };
}

test('what is written is read back by another library, with its heading', async () => {
  const rows: Cell[][] = [
    ['林小满', 2],
    ['a < b & "c"', null],
    ['两行\n字', 0],
  ];
  expect(read(await fileOf(rows)).rows).toEqual([['姓名', '人数'], ...rows]);
});

test('any text comes back as it was, apart from what XML can’t hold', async () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, fc.integer()), { maxLength: 20 }), async (rows) => {
      const kept = (cell: string) => cell.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
      const wanted = rows.filter(([cell]) => kept(cell) === cell);
      expect(read(await fileOf(wanted)).rows.slice(1)).toEqual(wanted);
    }),
    { numRuns: 60 },
  );
});

test('nothing that anybody types is ever a formula', async () => {
  const attacks = ['=1+1', '+cmd|calc', '-2', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x")'];
  const { rows, xml } = read(await fileOf(attacks.map((text) => [text, 1])));
  expect(rows.slice(1).map(([text]) => text)).toEqual(attacks);
  expect(xml).not.toContain('<f>');
  expect(xml.match(/t="inlineStr" s="1"/g)).toHaveLength(attacks.length);
  const styles = new AdmZip(await fileOf([])).readAsText('xl/styles.xml');
  expect(styles).toContain('quotePrefix="1"');
});

test('50,000 rows are never held at once: rows are taken only as the file is', async () => {
  let taken = 0;
  async function* many(): AsyncGenerator<readonly Cell[]> {
    for (; taken < 50_000;) {
      taken += 1;
      yield [`居民${taken}号`, taken];
    }
  }
  let bytes = 0;
  let largest = 0;
  let behind = 0;
  const file = sheetFile({ name: '名单', columns, rows: many() });
  const pieces: Uint8Array[] = [];
  for await (const piece of file) {
    largest = Math.max(largest, piece.length);
    bytes += piece.length;
    pieces.push(piece);
    // Nothing is read ahead of whoever takes the file.
    const seen = taken;
    await new Promise((resolve) => setImmediate(resolve));
    behind = Math.max(behind, taken - seen);
  }
  expect(taken).toBe(50_000);
  expect(behind).toBe(0);
  expect(largest).toBeLessThan(256 * 1024);
  expect(bytes).toBeLessThan(4 * 1024 * 1024);
  expect(read(Buffer.concat(pieces)).rows).toHaveLength(50_001);
});
