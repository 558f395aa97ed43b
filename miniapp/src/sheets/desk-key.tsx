import { Text, View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { limits } from '@shared/limits';
import type { Reply } from '@shared/contract/types';
import { deskLoginWords } from '@shared/words/desk-login';
import { asApiError, call } from '../services/api';
import { useWords } from '../services/settings';
import { Button, Progress, QrCode } from '../ui';

type Session = Reply<'deskLogin.finish'>['session'];
type Face = Reply<'deskLogin.state'>['state'];

interface DeskKeyProps {
  purpose: 'login' | 'step_up';
  onDone: (session: Session) => void;
  /** Called with each key shown, for the demo's shortcut. */
  onKey?: (key: string) => void;
}

const askEveryMs = 1500;

/** A key for the phone to scan or to be typed there; it watches what the phone does and takes the answer. */
export function DeskKey({ purpose, onDone, onKey }: DeskKeyProps) {
  const w = useWords(deskLoginWords).key;
  const [begun, setBegun] = useState<Reply<'deskLogin.begin'> | null>(null);
  const [face, setFace] = useState<Face>('waiting');
  const [left, setLeft] = useState<number>(limits.deskKeySeconds);
  const [fault, setFault] = useState<string | null>(null);
  const handlers = useRef({ onDone, onKey });
  handlers.current = { onDone, onKey };

  const begin = async () => {
    setFault(null);
    setFace('waiting');
    try {
      const next = await call('deskLogin.begin', { body: { purpose } });
      setBegun(next);
      setLeft(next.secondsLeft);
      handlers.current.onKey?.(next.key);
    } catch (error) {
      setFault(asApiError(error).message);
    }
  };
  const first = useRef(begin);
  useEffect(() => void first.current(), []);

  const isOpen = begun !== null && (face === 'waiting' || face === 'scanned' || face === 'confirmed');
  useEffect(() => {
    if (!isOpen || begun === null) return undefined;
    let stopped = false;
    const look = async () => {
      try {
        const seen = await call('deskLogin.state', { params: { loginId: begun.id } });
        if (stopped) return;
        setLeft(seen.secondsLeft);
        if (seen.state === 'confirmed') {
          stopped = true;
          const { session } = await call('deskLogin.finish', { params: { loginId: begun.id } });
          handlers.current.onDone(session);
        } else setFace(seen.state);
      } catch (error) {
        const { code, message } = asApiError(error);
        if (code === 'offline' || code === 'timeout' || code === 'busy') return;
        setFace('expired');
        if (code !== 'not_found') setFault(message);
      }
    };
    const timer = setInterval(() => void look(), askEveryMs);
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [isOpen, begun]);

  return (
    <View className='desk-key'>
      {isOpen ? (
        <>
          <QrCode value={begun.content} size={232} label={w.label} />
          <Text className='desk-key__text' selectable>
            {`${begun.key.slice(0, 5)} ${begun.key.slice(5)}`}
          </Text>
          <Text className='ui-text'>{w.faces[face]}</Text>
          <Progress value={left} of={limits.deskKeySeconds} label={w.left(left)} />
          <Text className='ui-note'>{w.left(left)}</Text>
        </>
      ) : (
        <>
          <Text className='ui-text'>{fault ?? w.faces[begun === null ? 'waiting' : face]}</Text>
          {(begun !== null || fault !== null) && (
            <Button icon='refresh-cw' onTap={begin}>
              {w.refresh}
            </Button>
          )}
        </>
      )}
    </View>
  );
}
