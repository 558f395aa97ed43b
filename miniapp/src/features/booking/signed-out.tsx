import { heldWords } from '@shared/words/booking-held';
import { Empty } from '@/ui';
import { signIn } from '@/services/session';
import { useWords } from '@/services/settings';

/** Bookings are personal: why to sign in, and the way to it. */
export function SignedOut() {
  const w = useWords(heldWords);
  return (
    <Empty
      icon='log-in'
      title={w.signedOut}
      hint={w.signedOutHint}
      action={{ word: w.signIn, onTap: () => signIn() }}
    />
  );
}
