import type { Reply } from '@shared/contract/types';
import { pictureWords } from '@shared/words/pictures';
import { pickPicture, type Picture } from '@/platform/picture';
import { asApiError, upload } from '@/services/api';
import { ask, notify } from '@/ui';
import { useWords } from '@/services/settings';

type Purpose = Parameters<typeof upload>[1];

/** Sends a chosen picture, and offers to send the same one again when it could not be reached. Null when it did not go. */
export function useUpload(purpose: Purpose) {
  const w = useWords(pictureWords);
  const sendIt = async (picture: Picture): Promise<Reply<'file.upload'> | null> => {
    for (;;) {
      try {
        return await upload(picture, purpose);
      } catch (failure) {
        const error = asApiError(failure);
        const isAway = ['offline', 'timeout', 'busy'].includes(error.code);
        if (!isAway) {
          notify(error.message, 'error');
          return null;
        }
        // The picture is still at hand: nobody has to look for it in the album again.
        if (!(await ask({ ...w.notSent, text: error.message }))) return null;
      }
    }
  };
  return {
    send: sendIt,
    choose: async (): Promise<Reply<'file.upload'> | null> => {
      const picture = await pickPicture();
      return picture === null ? null : sendIt(picture);
    },
  };
}
