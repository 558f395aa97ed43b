import type { ReactNode } from 'react';
import { PrivacySheet } from './sheets/privacy-sheet';
import { SignInSheet } from './sheets/sign-in-sheet';
import { UpdateSheet } from './sheets/update-sheet';
import { watchPrivacy } from './platform/privacy';
import { isWeapp } from './platform/target';
import { watchUpdates } from './platform/update';
import { addOverlay } from './ui';
import './app.scss';

addOverlay(SignInSheet);
addOverlay(UpdateSheet);
watchUpdates();
if (isWeapp) {
  addOverlay(PrivacySheet);
  watchPrivacy();
}

export default function App({ children }: { children: ReactNode }) {
  return children;
}
