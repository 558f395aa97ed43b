import { ScrollView, Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { pictureWords } from '@shared/words/pictures';
import { showPictures } from '@/platform/picture';
import { useWords } from '@/services/settings';
import { CentreArt, Photo, Tap } from '@/ui';

type Centre = Reply<'centre.get'>;

/** The house as it looks: its photographs side by side, or a drawing while it has none. */
export function CentrePhotos({ centre }: { centre: Centre }) {
  const w = useWords(pictureWords).gallery;
  const { photos, name } = centre;
  if (photos.length === 0) return <CentreArt seed={centre.id} height={148} />;
  const urls = photos.map(({ url }) => `${API_BASE}${url}`);
  return (
    <View className='centre-photos'>
      <ScrollView scrollX className='centre-photos__strip' enhanced pagingEnabled showScrollbar={false}>
        <View className='centre-photos__row'>
          {photos.map(({ id, url }, n) => (
            <Tap
              key={id}
              className='centre-photos__one'
              label={w.alt(name, n + 1, photos.length)}
              onTap={() => showPictures(urls, urls[n] ?? '')}
            >
              <Photo url={url} />
            </Tap>
          ))}
        </View>
      </ScrollView>
      {photos.length > 1 ? <Text className='centre-photos__count'>{w.count(photos.length)}</Text> : null}
    </View>
  );
}
