import type { Context } from 'koa';
import multer, { MulterError } from 'multer';
import { limits } from '../../shared/limits';
import { Refusal } from '../kernel/refusals';

/** A form of ours holds one file, named `file`, and nothing else; anything more ends the reading at once. */
const reader = multer({
  storage: multer.memoryStorage(),
  limits: { files: 1, fields: 0, parts: 1, fileSize: limits.uploadBytes, headerPairs: 20, fieldNameSize: 20 },
}).single('file');

/**
 * Reads a form into memory, never more than `limits.uploadBytes` of it, and gives it as the body's field `file`. Called
 * when it is known who asks: nobody unknown fills the memory. The file's own name is dropped here. A body of
 * another type is left as it was read.
 */
export async function readForm(ctx: Context): Promise<unknown> {
  if (!ctx.is('multipart')) return (ctx.request as { body?: unknown }).body ?? {};
  // Multer is written for Express, but reads Node's own request.
  const req = ctx.req as unknown as Parameters<typeof reader>[0];
  await new Promise<void>((resolve, reject) => {
    reader(req, ctx.res as unknown as Parameters<typeof reader>[1], (fault: unknown) => {
      if (fault === undefined || fault === null) resolve();
      else reject(refusalFor(fault));
    });
  });
  const { file } = req;
  return file === undefined ? {} : { file: new File([new Uint8Array(file.buffer)], 'file', { type: file.mimetype }) };
}

/** All faults of a form are the sender's: too large, more than one file, other fields, cut off or malformed. */
function refusalFor(fault: unknown): Refusal {
  if (fault instanceof MulterError && fault.code === 'LIMIT_FILE_SIZE') return new Refusal('input.too_large');
  return new Refusal('input.invalid', [{ path: 'body.file', rule: 'form', message: 'a form with one file' }]);
}
