import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { back } from '../platform/navigate';
import { holdUnsaved } from '../platform/unsaved';
import { ask, type Question } from './ask';

/** Whoever leaves the page while something on it is not saved is asked before. */
export function useUnsaved(isDirty: boolean, question: Question): void {
  const [isShown, setShown] = useState(true);
  useDidShow(() => setShown(true));
  useDidHide(() => setShown(false));
  const latest = useRef(question);
  latest.current = question;
  useEffect(() => {
    if (!isDirty || !isShown) return undefined;
    return holdUnsaved({ ask: () => ask(latest.current), leave: back, message: latest.current.title });
  }, [isDirty, isShown]);
}
