import { Text, View } from '@tarojs/components';
import type { ItemOf, Reply } from '@shared/contract/types';
import { pictureWords } from '@shared/words/pictures';
import { go, useParams } from '@/platform/navigate';
import { useDesk } from '@/platform/target';
import { asApiError, call } from '@/services/api';
import { useLive } from '@/services/live';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { DeskGate } from '@/shell/desk-gate';
import { DeskShell } from '@/shell/desk-shell';
import { ask, Button, Card, Empty, Icon, Loaded, notify, Photo, Screen, Tap } from '@/ui';
import { StateLine } from './picture-state';
import { useUpload } from './use-upload';
import './content.scss';
import { titled } from '@/ui/a11y';

type Kept = ItemOf<'photo.list'>;
type List = Reply<'photo.list'>;

/** The pictures of a centre, for its staff: add, put into order, take away, and see how far each one's check is. */
export default function PhotosPage() {
  const w = useWords(pictureWords).photos;
  const params = useParams<{ centreId: string }>();
  return (
    <DeskGate
      title={w.title}
      may={(me) => me.may.desk && (params.centreId ?? me.deskCentreId) !== null}
      refusal={{ icon: 'camera', ...w.gate }}
    >
      {(me) => {
        const centreId = params.centreId ?? me.deskCentreId ?? '';
        return <Photos key={centreId} me={me} centreId={centreId} />;
      }}
    </DeskGate>
  );
}

function Photos({ me, centreId }: { me: Me; centreId: string }) {
  const w = useWords(pictureWords).photos;
  const isWide = useDesk();
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
  const addButton =
    load.data === null ? undefined : (
      <Button icon='camera' block={!isWide} onTap={add} disabled={left === 0}>
        {w.add}
      </Button>
    );
  const content = (
    <Loaded load={load}>
      {({ items }) => {
        // What was refused has no place in the order.
        const live = items.filter(({ state }) => state !== 'refused');
        return (
          <View className='content'>
            <Text className='content__note'>{w.lead}</Text>
            <Text className='content__note'>{left === 0 ? w.full : w.left(left)}</Text>
            {items.length === 0 ? <Empty icon='camera' title={w.empty.title} hint={w.empty.hint} /> : null}
            <View className='content__photos'>
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
          </View>
        );
      }}
    </Loaded>
  );
  if (!isWide) {
    return (
      <Screen title={w.title} onPullDown={load.reload} bar={addButton}>
        {content}
      </Screen>
    );
  }
  const place = me.grants.find(({ scopeId }) => scopeId === centreId)?.scopeName;
  return (
    <DeskShell me={me} current='photos' title={w.title} actions={addButton} centreId={centreId} place={place}>
      {content}
    </DeskShell>
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
          <Tap className='content-photo__act' label={titled(w.earlier, name)} onTap={() => onMove(-1)}>
            <Icon name='chevron-up' size={20} />
            <Text>{w.earlier}</Text>
          </Tap>
        ) : null}
        {place >= 0 && place < of - 1 ? (
          <Tap className='content-photo__act' label={titled(w.later, name)} onTap={() => onMove(1)}>
            <Icon name='chevron-down' size={20} />
            <Text>{w.later}</Text>
          </Tap>
        ) : null}
        <Tap className='content-photo__act' label={titled(w.remove, name)} onTap={onRemove}>
          <Icon name='trash-2' size={20} />
          <Text>{w.remove}</Text>
        </Tap>
      </View>
    </Card>
  );
}
