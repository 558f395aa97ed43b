import type { ItemOf, SentBody } from '@shared/contract/types';
import { essentialFunctions, essentialNearby } from '@shared/enums';
import { serviceRanges } from '@shared/contract/service-ranges';
import type { CatalogueWords } from '@shared/words/catalogue';
import type { ApiError } from '@/services/api-error';

export type Service = ItemOf<'catalogue.list'>;
type Settings = Omit<SentBody<'catalogue.change'>, 'version'>;

/** A service's settings while they are written: a number may still be missing. */
export type Draft = { [K in keyof Settings]: Settings[K] extends number ? number | null : Settings[K] };
export type Faults = Partial<Record<string, string>>;

type Question = Settings['questions'][number];

/** What most services ask; a new one begins with it. */
export const newDraft: Draft = {
  name: '',
  summary: '',
  detail: '',
  bring: '',
  host: '',
  place: '',
  nameEn: '',
  summaryEn: '',
  detailEn: '',
  bringEn: '',
  hostEn: '',
  placeEn: '',
  icon: 'calendar-check',
  position: null,
  functionCode: 'convenience',
  nearby: 'culture',
  audience: 'everyone',
  openDays: 7,
  opensMinute: 480,
  leadMinutes: 15,
  cancelMinutes: 60,
  maxPerDay: 1,
  maxPerWeek: null,
  maxPerMonth: null,
  partyMax: 1,
  waitlistMax: 10,
  offerMinutes: 120,
  minAge: null,
  maxAge: null,
  residentsOf: null,
  approvalMinutes: null,
  checkIn: 'any',
  releaseMinutes: null,
  countsNoShows: false,
  isScarce: false,
  guardianOnly: false,
  priceMinutes: 0,
  questions: [],
};

export function draftOf(service: Service): Draft {
  const keys = Object.keys(newDraft) as (keyof Draft)[];
  return Object.fromEntries(keys.map((key) => [key, service[key]])) as unknown as Draft;
}

export const isEssential = ({ nearby, functionCode }: Pick<Draft, 'nearby' | 'functionCode'>): boolean =>
  (essentialNearby as readonly string[]).includes(nearby) ||
  (essentialFunctions as readonly string[]).includes(functionCode);

const needed: readonly (keyof Draft)[] = [
  'openDays',
  'opensMinute',
  'leadMinutes',
  'cancelMinutes',
  'partyMax',
  'waitlistMax',
  'offerMinutes',
];

/** What has to be corrected before it can be saved, by field; a question's by `questions.<place>.<field>`. */
export function faultsOf(draft: Draft, w: CatalogueWords): Faults {
  const faults: Faults = {};
  for (const [key, [least, most]] of Object.entries(serviceRanges)) {
    const value = draft[key as keyof Draft];
    if (typeof value === 'string' && value.trim().length < least)
      faults[key] = least > 1 ? w.shortest(least) : w.needed;
    if (typeof value === 'number' && (!Number.isInteger(value) || value < least || value > most)) {
      faults[key] = key === 'opensMinute' ? w.badTime : w.between(least, most);
    }
  }
  for (const key of needed) if (draft[key] === null) faults[key] = key === 'opensMinute' ? w.badTime : w.needed;
  draft.questions.forEach((question, n) => {
    if (question.label.trim().length < 2) faults[`questions.${n}.label`] = w.shortest(2);
    if (question.kind === 'choice' && optionsOf(question).length < 2)
      faults[`questions.${n}.options`] = w.faults.options;
  });
  return faults;
}

const optionsOf = ({ options }: Pick<Question, 'options'>): string[] => [
  ...new Set(options.map((option) => option.trim()).filter((option) => option !== '')),
];

/** As it is sent: blanks cut, and only a choice has options. */
export function settingsOf(draft: Draft): Settings {
  const questions = draft.questions.map((question) => ({
    ...question,
    label: question.label.trim(),
    options: question.kind === 'choice' ? optionsOf(question) : [],
  }));
  const mayCount = !isEssential(draft);
  return {
    ...draft,
    countsNoShows: draft.countsNoShows && mayCount,
    isScarce: draft.isScarce && mayCount,
    questions,
  } as Settings;
}

/** What the server found to contradict itself, by the same names. */
export function faultsSaid(error: ApiError, w: CatalogueWords): Faults {
  const faults: Faults = {};
  for (const { path, message } of error.fields) {
    const name = path.replace(/^body\./, '');
    const last = name.split('.').pop() ?? name;
    faults[name] = (w.faults as Record<string, string>)[last] ?? message;
  }
  return faults;
}

/** Names of questions are kept for good, as answers are stored by them. */
export function newQuestion(others: readonly Question[]): Question {
  const taken = new Set(others.map(({ id }) => id));
  let n = others.length + 1;
  while (taken.has(`q${n}`)) n += 1;
  return { id: `q${n}`, kind: 'text', label: '', required: true, options: [] };
}
