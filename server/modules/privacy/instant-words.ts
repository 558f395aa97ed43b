import { civilDay } from '../../../shared/time/civil';
import { clockWords } from '../../../shared/time/words';

/** '2026-11-23 10:00', as clocks in China show it. */
export const instantWords = (at: Date): string => `${civilDay(at)} ${clockWords(at)}`;
