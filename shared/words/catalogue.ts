import { en } from './catalogue-en';
import { zh, type CatalogueWords } from './catalogue-zh';
import type { Language } from './languages';

export type { CatalogueWords };
export const catalogueWords: Record<Language, CatalogueWords> = { zh, en };
