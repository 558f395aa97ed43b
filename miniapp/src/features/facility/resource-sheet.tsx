import { useEffect, useState } from 'react';
import { call } from '@/services/api';
import { arrangeWords } from '@shared/words/arrange';
import { facilityWords } from '@shared/words/facility';
import { useWords } from '@/services/settings';
import { ask, Button, notify, Sheet } from '@/ui';
import { hasEffects, type ArrangeView } from './arrange';
import { AccountChoice } from './account-choice';
import { AccountField } from './account-field';
import { ArrangePreview } from './arrange-preview';
import type { Resource } from './facility';
import { Foot } from './foot';
import { ResourceFields } from './resource-fields';
import { draftOf, isPerson, wishOf, type Draft, type Wish, type Wrong } from './resource-draft';

interface ResourceSheetProps {
  centreId: string;
  /** Null for a new one. */
  resource: Resource | null;
  /** All that the centre has: what it may be made of is among them. */
  all: readonly Resource[];
  onClose: () => void;
  onChanged: () => Promise<void>;
}

/**
 * Adds a room, a thing or somebody, makes one otherwise, or takes it off the list. What a change hits is seen before it is
 * saved; one that hits nothing is saved at once, as is a new one.
 */
export function ResourceSheet({ centreId, resource: seenAtFirst, all, onClose, onChanged }: ResourceSheetProps) {
  const w = useWords(facilityWords);
  const a = useWords(arrangeWords);
  // An account is linked at once, which makes another version of it under the form.
  const [resource, setResource] = useState(seenAtFirst);
  const [isLinking, setLinking] = useState(false);
  const [said, setSaid] = useState<{ word: string } | null>(null);
  // Behind the effects of the sheet that opens, which hushes what was said before.
  useEffect(() => (said === null ? undefined : notify(said.word)), [said]);
  const [draft, setDraft] = useState<Draft>(() => draftOf(resource));
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [looked, setLooked] = useState<{ wish: Wish; seen: ArrangeView } | null>(null);
  const done = async (word: string) => {
    notify(word);
    onClose();
    await onChanged();
  };
  const look = (one: Resource, wish: Wish) =>
    call('resource.preview', { params: { resourceId: one.id }, body: { ...wish, version: one.version } });
  const save = async () => {
    const wish = wishOf(draft);
    if (typeof wish === 'string') return setWrong(wish);
    if (resource === null) {
      await call('resource.create', { params: { centreId }, body: wish });
      return done(w.saved);
    }
    const seen = await look(resource, wish);
    if (hasEffects(seen)) return setLooked({ wish, seen });
    const body = { ...wish, version: resource.version, basis: seen.basis, instead: [] };
    await call('resource.change', { params: { resourceId: resource.id }, body });
    return done(w.saved);
  };
  const retire = async (one: Resource) => {
    if (!(await ask(w.retireAsk(one.name)))) return;
    await call('resource.retire', { params: { resourceId: one.id }, body: { version: one.version } });
    await done(w.retired);
  };
  const relinked = (next: Resource, word: string) => {
    setResource(next);
    setLinking(false);
    setSaid({ word });
    void onChanged();
  };
  if (resource !== null && isLinking) {
    return (
      <AccountChoice
        centreId={centreId}
        resource={resource}
        onBack={() => setLinking(false)}
        onClose={onClose}
        onLinked={relinked}
      />
    );
  }
  if (resource !== null && looked !== null) {
    const { wish, seen } = looked;
    return (
      <ArrangePreview
        title={a.title(resource.name)}
        seen={seen}
        onLookAgain={() => look(resource, wish)}
        onSave={(decision) =>
          call('resource.change', {
            params: { resourceId: resource.id },
            body: { ...wish, version: resource.version, ...decision },
          })
        }
        onBack={() => setLooked(null)}
        onClose={onClose}
        onSaved={onChanged}
      />
    );
  }
  return (
    <Sheet
      open
      title={resource === null ? w.add : a.title(resource.name)}
      onClose={onClose}
      foot={
        <Foot back={w.cancel} onBack={onClose}>
          <Button onTap={save}>{w.save}</Button>
        </Foot>
      }
    >
      <ResourceFields
        draft={draft}
        resource={resource}
        all={all}
        wrong={wrong}
        account={
          resource !== null &&
          isPerson(resource.kind) &&
          isPerson(draft.kind) && (
            <AccountField resource={resource} onChoose={() => setLinking(true)} onChanged={relinked} />
          )
        }
        onChange={(next) => {
          setWrong(null);
          setDraft(next);
        }}
      >
        {resource !== null && (
          <Button kind='quiet' icon='trash-2' onTap={() => retire(resource)}>
            {w.retire}
          </Button>
        )}
      </ResourceFields>
    </Sheet>
  );
}
