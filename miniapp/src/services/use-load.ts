import { useDidHide, useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState, type DependencyList } from 'react';
import { whenOnline } from '../platform/network';
import { asApiError, type ApiError } from './api-error';
import { inLanguage } from './in-language';
import { settings, useSettings } from './settings';

export interface Load<T> {
  /** The last good answer; kept while asking again. */
  data: T | null;
  error: ApiError | null;
  /** An answer is on its way. */
  waiting: boolean;
  /** Asks again; resolves when the answer is there. */
  reload: () => Promise<void>;
  /** Puts in what a write has answered, without asking. */
  set: (data: T) => void;
}

interface Options {
  /** Ask again each time the page comes back into view. */
  onShow?: boolean;
  /** Off = nothing is asked yet (a parameter is missing). */
  when?: boolean;
}

const said = <T>(data: T): T => inLanguage(data, settings().language);

/** Data of a page, in the person's language: asked for at first and whenever `deps` change. A late answer to an old question is dropped. */
export function useLoad<T>(
  ask: () => Promise<T>,
  deps: DependencyList,
  { onShow = false, when = true }: Options = {},
): Load<T> {
  const [state, setState] = useState<{ data: T | null; error: ApiError | null; waiting: boolean }>({
    data: null,
    error: null,
    waiting: when,
  });
  const question = useRef(0);
  const latest = useRef(ask);
  latest.current = ask;

  const reload = useCallback(async () => {
    const mine = ++question.current;
    setState((old) => ({ ...old, waiting: true }));
    try {
      const data = await latest.current();
      if (mine === question.current) setState({ data: said(data), error: null, waiting: false });
    } catch (error) {
      if (mine === question.current) setState((old) => ({ ...old, error: asApiError(error), waiting: false }));
    }
  }, []);

  useEffect(() => {
    // Other parameters, other data: what was shown belongs to the old ones.
    setState((old) => (old.data === null && old.error === null ? old : { data: null, error: null, waiting: when }));
    if (when) void reload();
    return () => {
      question.current += 1;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the caller names what its question depends on
  }, [...deps, when]);

  // What could not be reached is asked for again by itself as soon as it can be.
  const unreached = state.error?.code === 'offline' || state.error?.code === 'timeout';
  useEffect(() => (unreached && when ? whenOnline(() => void reload()) : undefined), [unreached, when, reload]);

  // What centres have said in another language comes with a new answer.
  const { language } = useSettings();
  const read = useRef(language);
  useEffect(() => {
    if (read.current !== language && when) void reload();
    read.current = language;
  }, [language, when, reload]);

  // By having been hidden, not by having been shown: what is drawn once its page is there hears of no first time.
  const wasHidden = useRef(false);
  useDidHide(() => {
    wasHidden.current = true;
  });
  useDidShow(() => {
    if (onShow && when && wasHidden.current) void reload();
    wasHidden.current = false;
  });

  const set = useCallback((data: T) => {
    question.current += 1;
    setState({ data: said(data), error: null, waiting: false });
  }, []);

  return { ...state, reload, set };
}
