/** One slot in a message to those who work in it. Times are instants; '' where there is nothing to say. */
export interface DutyLine {
  startAt: string;
  endAt: string;
  service: string;
  place: string;
  /** For whom they stand in, or who stands in for them. */
  other: string;
  wasAt: string;
  wasPlace: string;
}

const fields = ['startAt', 'endAt', 'service', 'place', 'other', 'wasAt', 'wasPlace'] as const;

/** As a fact of a notice keeps it. Names hold no control characters. */
export const dutyLine = (one: DutyLine): string => fields.map((field) => one[field]).join('\t');

/** The lines of such a fact, each read again; what is missing is ''. */
export const dutiesIn = (fact: string): DutyLine[] =>
  fact
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const parts = line.split('\t');
      return Object.fromEntries(fields.map((field, n) => [field, parts[n] ?? ''])) as unknown as DutyLine;
    });
