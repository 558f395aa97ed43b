import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { sessionMarks, type SessionMark } from '@shared/enums';
import { clockWords } from '@shared/time/words';
import { programmeDeskWords } from '@shared/words/programme-desk';
import { programmePickupWords } from '@shared/words/programme-pickup';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { Button, Card, notify, StatusTag, Tap } from '@/ui';
import { spoken } from '@/ui/a11y';
import { PickupSheet } from './pickup-sheet';
import { ReasonSheet } from './reason-sheet';
import { markTones } from './when';

type Line = ItemOf<'programmeSession.roll'>;

interface LineProps {
  line: Line;
  sessionId: string;
  may: boolean;
  onTap: (line: Line, mark: SessionMark) => unknown;
  onChanged: () => Promise<unknown>;
}

/** A child in the roll: whether it came, and who took it home. */
export function RollLine({ line, sessionId, may, onTap, onChanged }: LineProps) {
  const w = useWords(programmeDeskWords);
  const [open, setOpen] = useState<'pickUp' | 'undo' | null>(null);
  const close = () => setOpen(null);
  return (
    <Card>
      <View className='season-session'>
        <View className='season-session__words'>
          <Text className='season__name'>{line.personName}</Text>
          <Text className='season__note'>
            {[line.age === null ? '' : w.age(line.age), line.note ?? ''].filter(Boolean).join(' · ')}
          </Text>
        </View>
        {may ? (
          <View className='season-marks' {...spoken({ role: 'group', label: w.markOf(line.personName) })}>
            {sessionMarks.map((mark) => (
              <Tap
                key={mark}
                role='checkbox'
                checked={line.mark === mark}
                className={line.mark === mark ? `season-mark season-mark--${markTones[mark]}` : 'season-mark'}
                onTap={() => onTap(line, mark)}
                label={`${line.personName} ${w.marks[mark]}`}
              >
                <Text>{w.marks[mark]}</Text>
              </Tap>
            ))}
          </View>
        ) : (
          line.mark !== null && <StatusTag tone={markTones[line.mark]}>{w.marks[line.mark]}</StatusTag>
        )}
      </View>
      <Pickup line={line} may={may} onOpen={setOpen} />
      {open === 'pickUp' && <PickupSheet line={line} sessionId={sessionId} onClose={close} onDone={onChanged} />}
      {open === 'undo' && <UndoSheet line={line} sessionId={sessionId} onClose={close} onDone={onChanged} />}
    </Card>
  );
}

/** Below the marks of a child that came: who took it home, or that it goes now. */
function Pickup({ line, may, onOpen }: { line: Line; may: boolean; onOpen: (what: 'pickUp' | 'undo') => void }) {
  const w = useWords(programmePickupWords);
  const { pickup, personName } = line;
  if (pickup !== null) {
    return (
      <View className='season-session season-pickup'>
        <Text className='season__note'>{w.pickedUp(clockWords(new Date(pickup.at)), pickup.name)}</Text>
        <Button kind='quiet' size='small' block={false} label={w.undoOf(personName)} onTap={() => onOpen('undo')}>
          {w.undo}
        </Button>
      </View>
    );
  }
  if (!may || line.mark !== 'came') return null;
  return (
    <View className='season-pickup'>
      <Button
        kind='soft'
        size='small'
        icon='user-check'
        block={false}
        label={w.pickUpOf(personName)}
        onTap={() => onOpen('pickUp')}
      >
        {w.pickUp}
      </Button>
    </View>
  );
}

function UndoSheet({ line, sessionId, onClose, onDone }: Parameters<typeof PickupSheet>[0]) {
  const w = useWords(programmePickupWords);
  const undo = async (reason: string) => {
    const params = { sessionId, bookingId: line.bookingId };
    await call('programmeSession.undoPickUp', { params, body: { reason } });
    notify(w.undone);
  };
  return (
    <ReasonSheet
      title={w.undoOf(line.personName)}
      hint={w.undoHint}
      example={w.undoExample}
      onSend={undo}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
