import type { SendOptions } from './send';

/** A grey JPEG of 8 × 8, in base64. */
export const greyJpeg =
  '/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AKAA/9k=';

const boundary = 'form-of-a-test';

/** A form with one file, written out byte by byte, so that a test can also send what no browser would. */
export function formOf({
  file,
  type,
  field = 'file',
  name = 'photo.jpg',
}: {
  /** Base64, or the bytes themselves. */
  file: string | Buffer;
  type: string;
  field?: string;
  name?: string;
}): Required<Pick<SendOptions, 'headers'>> & { body: Uint8Array<ArrayBuffer> } {
  const bytes = typeof file === 'string' ? Buffer.from(file, 'base64') : file;
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\n` +
    `Content-Type: ${type}\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` }, body: new Uint8Array(body) };
}
