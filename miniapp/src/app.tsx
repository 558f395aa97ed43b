import type { ReactNode } from 'react';
import { uiWords } from '@shared/words/ui';
import { PrivacySheet } from './sheets/privacy-sheet';
import { SignInSheet } from './sheets/sign-in-sheet';
import { IdleSheet } from './sheets/idle-sheet';
import { StepUpSheet } from './sheets/step-up-sheet';
import { SubscribeSheet } from './sheets/subscribe-sheet';
import { UpdateSheet } from './sheets/update-sheet';
import { watchPrivacy } from './platform/privacy';
import { leadHomeWhenLost } from './platform/navigate';
import { whenPageMissing } from './platform/page-code';
import { isH5, isWeapp } from './platform/target';
import { watchPresence } from './platform/presence';
import { watchUpdates } from './platform/update';
import { watchRoster } from './services/kept-roster';
import { wordsNow } from './services/settings';
import { addOverlay, notify } from './ui';
import './app.scss';

addOverlay(SignInSheet);
addOverlay(UpdateSheet);
addOverlay(StepUpSheet);
watchUpdates();
watchRoster();
if (isH5) {
  addOverlay(IdleSheet);
  addOverlay(SubscribeSheet);
  watchPresence();
  leadHomeWhenLost(() => notify(wordsNow(uiWords).noSuchPage, 'info'));
  whenPageMissing(() => notify(wordsNow(uiWords).pageMissing, 'error'));
}
if (isWeapp) {
  addOverlay(PrivacySheet);
  watchPrivacy();
}

export default function App({ children }: { children: ReactNode }) {
  return children;
}
