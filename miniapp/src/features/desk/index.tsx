import { useDesk } from '@/platform/target';
import './desk.scss';
import { DeskPage } from './desk-page';
import { Gate } from './gate';
import { PhonePage } from './phone-page';
import { useAddress } from './use-address';

/** The staff's workplace: one set of data, a desk in a wide browser, a list on a phone. */
export default function Desk() {
  const isWide = useDesk();
  const [address, change] = useAddress();
  return (
    <Gate>
      {(me) =>
        isWide ? (
          <DeskPage me={me} address={address} change={change} />
        ) : (
          <PhonePage me={me} address={address} change={change} />
        )
      }
    </Gate>
  );
}
