import sharp from 'sharp';
import { limits } from '../../../shared/limits';
import { Refusal } from '../../kernel/refusals';
import { judgePicture, kindOfBytes } from './rules';

/** A picture made anew: nothing of the bytes that came is kept. */
export interface Picture {
  large: Buffer;
  thumb: Buffer;
  width: number;
  height: number;
}

const atOnce = 2;
const waitingMost = 8;
/** Longest work on one size of one picture. */
const secondsMost = 8;
const quality = 82;

// One thread a picture and nothing remembered: what a stranger sends may not take the whole machine.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Reads, judges and makes anew one picture: upright, in sRGB, without EXIF, place or profile, as JPEG in two sizes. Refuses with
 * codes of `file.upload`; a few at a time, and `busy` when too many wait. Sizes are judged by the header, before
 * anything is unpacked.
 */
export type MakePicture = (bytes: Buffer, declaredType: string) => Promise<Picture>;

export function openPictures(): MakePicture {
  let running = 0;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  return async (bytes, declaredType) => {
    if (running >= atOnce) {
      if (waiting.length >= waitingMost) throw new Refusal('busy');
      await new Promise<void>((resolve) => void waiting.push(resolve));
    } else running += 1;
    try {
      return await makeAnew(bytes, declaredType);
    } finally {
      leave();
    }
  };
}

async function makeAnew(bytes: Buffer, declaredType: string): Promise<Picture> {
  const facts = { kind: kindOfBytes(bytes), declaredType };
  // Before any decoder sees a byte: only the three kinds that we take go further.
  const early = judgePicture(facts);
  if (!early.ok) throw new Refusal(early.code);
  const header = await reading(() => sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata());
  const verdict = judgePicture({
    ...facts,
    header: { format: header.format, width: header.width, height: header.height, pages: header.pages ?? 1 },
  });
  if (!verdict.ok) throw new Refusal(verdict.code);
  const large = await reading(() =>
    sharp(bytes, { limitInputPixels: limits.uploadPixels, failOn: 'error', sequentialRead: true })
      .timeout({ seconds: secondsMost })
      .autoOrient()
      .resize({ width: limits.pictureLarge, height: limits.pictureLarge, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality, progressive: true })
      .toBuffer({ resolveWithObject: true }),
  );
  const thumb = await reading(() =>
    sharp(large.data, { failOn: 'error' })
      .timeout({ seconds: secondsMost })
      .resize({ width: limits.pictureThumb, height: limits.pictureThumb, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality })
      .toBuffer(),
  );
  return { large: large.data, thumb, width: large.info.width, height: large.info.height };
}

/** Whatever the decoder can't read to its end is a broken picture to the sender; its words stay here. */
async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Error ? new Refusal('file.broken') : error;
  }
}
