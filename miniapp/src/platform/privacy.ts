import { createStore } from '../services/store';
import { isWeapp } from './target';

type Answer = (choice: { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string }) => void;

/** WeChat holds back a call that touches personal data until its privacy guide was agreed to: it waits in here. */
export const privacyStore = createStore<{ answer: Answer; reason: string } | null>(null);

interface WechatPrivacy {
  onNeedPrivacyAuthorization?: (ask: (answer: Answer, info: { referrer: string }) => void) => void;
  openPrivacyContract?: (options: object) => void;
}

declare const wx: WechatPrivacy;

export function watchPrivacy(): void {
  if (!isWeapp || typeof wx === 'undefined' || !wx.onNeedPrivacyAuthorization) return;
  wx.onNeedPrivacyAuthorization((answer, info) => {
    answer({ event: 'exposureAuthorization' });
    privacyStore.set({ answer, reason: info.referrer });
  });
}

/** The button's id must be the one of the `agreePrivacyAuthorization` button that was tapped. */
export function answerPrivacy(agreed: boolean, buttonId: string): void {
  const waiting = privacyStore.get();
  privacyStore.set(null);
  waiting?.answer(agreed ? { event: 'agree', buttonId } : { event: 'disagree' });
}

export function openPrivacyGuide(): void {
  if (isWeapp && typeof wx !== 'undefined') wx.openPrivacyContract?.({});
}
