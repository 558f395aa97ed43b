import Taro from '@tarojs/taro';
import { limits } from '@shared/limits';
import { promised } from './promised';
import { isWeapp } from './target';

/** A picture that somebody chose: a file of WeChat's by its path, or one of the browser's. */
export interface Picture {
  path: string;
  file?: Blob;
}

/** What the server takes; browsers offer nothing else. */
const types = 'image/jpeg,image/png,image/webp';

/** Asks for one picture, from the album or the camera, at a tap. Null when given up or not allowed. */
export function pickPicture(): Promise<Picture | null> {
  return isWeapp ? pickInWechat() : pickInBrowser();
}

async function pickInWechat(): Promise<Picture | null> {
  try {
    const asked = { count: 1, mediaType: ['image' as const], sizeType: ['compressed' as const] };
    const { tempFiles } = await promised<typeof asked, Taro.chooseMedia.SuccessCallbackResult>(Taro.chooseMedia, asked);
    const [first] = tempFiles;
    return first === undefined ? null : { path: first.tempFilePath };
  } catch {
    return null;
  }
}

function pickInBrowser(): Promise<Picture | null> {
  return new Promise((done) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = types;
    input.onchange = () => {
      const [file] = Array.from(input.files ?? []);
      if (file === undefined) done(null);
      else void smaller(file).then((kept) => done({ path: '', file: kept }));
    };
    input.oncancel = () => done(null);
    input.click();
  });
}

/** Longer side and quality of what a browser sends: more than is ever kept of it. */
const side = 2 * limits.pictureLarge;
const quality = 0.88;
/** Below this a picture goes as it is. */
const smallBytes = 2 * 1024 * 1024;

/**
 * A phone's camera makes pictures larger than the server takes, of which it would keep a tenth: they are made smaller
 * here, which also saves the upload. What can't be decoded here goes as it is, and the server says why it can't be taken.
 */
async function smaller(file: File): Promise<Blob> {
  if (file.size <= smallBytes) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
    return made !== null && made.size < file.size ? made : file;
  } catch {
    return file;
  }
}

/** Shows pictures in full: WeChat's own viewer, or the browser's. */
export function showPictures(urls: readonly string[], current: string): void {
  if (isWeapp) void Taro.previewImage({ urls: [...urls], current });
  else window.open(current, '_blank', 'noopener');
}
