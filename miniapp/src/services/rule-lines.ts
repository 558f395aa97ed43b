import type { Reply } from '@shared/contract/types';
import { standingRule } from '@shared/limits';
import { durationWords } from '@shared/time/words';
import { asksWords } from '@shared/words/booking-asks';
import type { Language } from '@shared/words/languages';
import type { ServiceWords } from '@shared/words/service';

type Rules = Reply<'service.get'>['rules'];

/** What of a service makes its rules: as residents get it, and as its editor has it before it is saved. */
export interface Ruled {
  rules: Pick<
    Rules,
    | 'openDays'
    | 'opensMinute'
    | 'leadMinutes'
    | 'cancelMinutes'
    | 'maxPerDay'
    | 'maxPerWeek'
    | 'maxPerMonth'
    | 'partyMax'
    | 'minAge'
    | 'maxAge'
    | 'approvalMinutes'
    | 'priceMinutes'
    | 'checkIn'
    | 'releaseMinutes'
    | 'waitlistMax'
    | 'guardianOnly'
    | 'countsNoShows'
    | 'isScarce'
  > &
    Partial<Pick<Rules, 'allocation'>> & { residentsOf: { name: string } | null };
  questions: readonly unknown[];
}

/** How often one may come; null where there is no limit. */
export function quotaWords(
  { maxPerDay, maxPerWeek }: Pick<Ruled['rules'], 'maxPerDay' | 'maxPerWeek'>,
  w: ServiceWords,
): string | null {
  if (maxPerDay !== null && maxPerWeek !== null) return w.perBoth(maxPerDay, maxPerWeek);
  if (maxPerWeek !== null) return w.perWeek(maxPerWeek);
  return maxPerDay === null ? null : w.perDay(maxPerDay);
}

/** All rules, one sentence each. */
export function ruleLines(service: Ruled, w: ServiceWords, language: Language): string[] {
  const { openDays, opensMinute, leadMinutes, cancelMinutes, partyMax, minAge, maxAge } = service.rules;
  const span = (minutes: number) => durationWords(minutes, language === 'en' ? 'en' : 'zh-CN');
  return [
    w.age(minAge, maxAge),
    w.opens(openDays, opensMinute),
    leadMinutes === 0 ? w.leadNone : w.lead(span(leadMinutes)),
    cancelMinutes === 0 ? w.cancelRuleAlways : w.cancelRule(span(cancelMinutes)),
    quotaWords(service.rules, w) ?? '',
    partyMax > 1 ? w.party(partyMax) : '',
    ...askLines(service, language),
  ].filter((line) => line !== '');
}

/** What else a service asks of who books, one sentence each. */
function askLines({ rules, questions }: Ruled, language: Language): string[] {
  const a = asksWords[language];
  const span = (minutes: number) => durationWords(minutes, language === 'en' ? 'en' : 'zh-CN');
  return [
    rules.guardianOnly ? a.guardianOnly : '',
    rules.residentsOf === null ? '' : a.residents(rules.residentsOf.name),
    rules.maxPerMonth === null ? '' : a.perMonth(rules.maxPerMonth),
    rules.approvalMinutes === null ? '' : a.approval(span(rules.approvalMinutes)),
    questions.length === 0 ? '' : a.asks(questions.length),
    rules.priceMinutes === 0 ? '' : a.price(rules.priceMinutes),
    rules.checkIn === 'tick' ? a.byTick : '',
    rules.releaseMinutes === null ? '' : a.release(span(rules.releaseMinutes)),
    // A draw has an order of reserves in place of a line.
    rules.waitlistMax === 0 || rules.allocation === 'lottery' ? '' : a.line(rules.waitlistMax),
    rules.countsNoShows ? a.counts : '',
    rules.isScarce ? a.limited(standingRule.limitedAheadDays) : '',
  ];
}
