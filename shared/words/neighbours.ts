import type { Language } from './languages';
import { en } from './neighbours-en';
import { zh, type NeighbourWords } from './neighbours-zh';

export type { NeighbourWords };
export const neighbourWords: Record<Language, NeighbourWords> = { zh, en };
