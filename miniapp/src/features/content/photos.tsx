import { Text, View } from '@tarojs/components';
import type { ItemOf, Reply } from '@shared/contract/types';
import { pictureWords } from '@shared/words/pictures';
import { go, goTab, useParams } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { useLive } from '@/services/live';
import { signIn, useSession } from '@/services/session';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { ask, Button, Card, Empty, Icon, Loaded, notify, Photo, Screen, Tap } from '@/ui';
import { StateLine } from './picture-state';
import { useUpload } from './use-upload';
import './content.scss';

type Kept = ItemOf<'photo.list'>;
type List = Reply<'photo.list'>;

/** The pictures of a centre, for its staff: add, put into order, take away, and see how far each one's check is. */
export default function PhotosPage() {
  const w = useWords(pictureWords).photos;
  const { me } = useSession();
  const params = useParams<{ centreId: string }>();
  const centreId = params.centreId ?? me?.deskCentreId ?? null;
  if (me === null || !me.may.desk || centreId === null) {
    const action =
      me === null ? { word: w.gate.home, onTap: () => signIn() } : { word: w.gate.home, onTap: () => goTab('home') };
    return (
      <Screen title={w.title}>
        <Empty icon='camera' title={w.gate.title} hint={w.gate.hint} action={action} />
      </Screen>
    );
  }
  return <Photos key={centreId} centreId={centreId} />;
}

function Photos({ centreId }: { centreId: string }) {
  const w = useWords(pictureWords).photos;
  const load = useLoad(() => call('photo.list', { params: { centreId } }), [centreId], { onShow: true });
  useLive('me', load.reload);
  const { choose } = useUpload({ purpose: 'centre_photo', centreId });

  /** Does something with the list; what it has become is shown, also when somebody else was quicker. */
  const act = async (change: () => Promise<List>, said?: string) => {
    try {
      load.set(await change());
      if (said !== undefined) notify(said);
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
      await load.reload();
    }
  };
  const add = async () => {
    if ((await choose()) === null) return;
    notify(w.sent);
    await load.reload();
  };
  const remove = async (photo: Kept) => {
    if (!(await ask({ ...w.removeAsk, danger: true }))) return;
    await act(() => call('photo.remove', { params: { centreId, itemId: photo.itemId } }), w.removed);
  };
  const move = (live: readonly Kept[], from: number, by: 1 | -1) => {
    const itemIds = live.map(({ itemId }) => itemId);
    const [moved] = itemIds.splice(from, 1);
    if (moved === undefined) return undefined;
    itemIds.splice(from + by, 0, moved);
    return act(() => call('photo.order', { params: { centreId }, body: { itemIds } }));
  };

  const left = load.data?.left ?? 0;
  return (
    <Screen
      title={w.title}
      onPullDown={load.reload}
      bar={
        load.data === null ? undefined : (
          <Button icon='camera' onTap={add} disabled={left === 0}>
            {w.add}
          </Button>
        )
      }
    >
      <Loaded load={load}>
        {({ items }) => {
          // What was refused has no place in the order.
          const live = items.filter(({ state }) => state !== 'refused');
          return (
            <View className='content'>
              <Text className='content__note'>{w.lead}</Text>
              <Text className='content__note'>{left === 0 ? w.full : w.left(left)}</Text>
              {items.length === 0 ? <Empty icon='camera' title={w.empty.title} hint={w.empty.hint} /> : null}
              {items.map((photo) => (
                <PhotoCard
                  key={photo.itemId}
                  photo={photo}
                  place={live.indexOf(photo)}
                  of={live.length}
                  onMove={(by) => move(live, live.indexOf(photo), by)}
                  onRemove={() => remove(photo)}
                />
              ))}
            </View>
          );
        }}
      </Loaded>
    </Screen>
  );
}

interface PhotoCardProps {
  photo: Kept;
  /** In the order of those that are or may be shown; -1 for one refused. */
  place: number;
  of: number;
  onMove: (by: 1 | -1) => unknown;
  onRemove: () => unknown;
}

function PhotoCard({ photo, place, of, onMove, onRemove }: PhotoCardProps) {
  const all = useWords(pictureWords);
  const w = all.photos;
  const name = place < 0 ? w.title : w.number(place + 1);
  return (
    <Card>
      <View className='content-photo'>
        {photo.url === null ? (
          <View className='content-photo__hidden'>
            <Icon name='eye-off' size={28} />
            <Text>{w.hidden}</Text>
          </View>
        ) : (
          <Photo url={photo.url} alt={w.alt(place + 1)} />
        )}
      </View>
      <Text className='content-photo__name'>{name}</Text>
      <StateLine {...photo} />
      {photo.state === 'refused' && photo.mine ? (
        <Tap className='content-photo__act' role='link' onTap={() => go('/features/content/mine')}>
          <Text>{all.why}</Text>
          <Icon name='chevron-right' size={18} />
        </Tap>
      ) : null}
      <View className='content-photo__acts'>
        {place > 0 ? (
          <Tap className='content-photo__act' label={`${w.earlier}：${name}`} onTap={() => onMove(-1)}>
            <Icon name='chevron-up' size={20} />
            <Text>{w.earlier}</Text>
          </Tap>
        ) : null}
        {place >= 0 && place < of - 1 ? (
          <Tap className='content-photo__act' label={`${w.later}：${name}`} onTap={() => onMove(1)}>
            <Icon name='chevron-down' size={20} />
            <Text>{w.later}</Text>
          </Tap>
        ) : null}
        <Tap className='content-photo__act' label={`${w.remove}：${name}`} onTap={onRemove}>
          <Icon name='trash-2' size={20} />
          <Text>{w.remove}</Text>
        </Tap>
      </View>
    </Card>
  );
}
