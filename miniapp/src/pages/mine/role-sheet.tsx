import { rolesWords } from '@shared/words/roles';
import { signInWords } from '@shared/words/ui';
import type { Role } from '@shared/enums';
import { civilDay } from '@shared/time/civil';
import { call } from '@/services/api';
import { keepMe, type Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { tokens } from '@/services/tokens';
import { notify, Row, Rows, Sheet } from '@/ui';
import { inTurn } from '@/ui/a11y';

/** Each role held with its place and until when; places of one role come together, as they are switched to together. */
export function RoleSheet({ me, onClose }: { me: Me; onClose: () => void }) {
  const w = useWords(rolesWords);
  const { roles } = useWords(signInWords);
  const held = [...new Set(me.grants.map(({ role }) => role))].filter((role) => role !== 'resident');
  const placesOf = (role: Role) =>
    me.grants
      .filter((grant) => grant.role === role)
      .map(({ scopeName, endsAt }) => inTurn(scopeName, endsAt === null ? w.always : w.until(lastDay(endsAt))))
      .join('；');
  const choose = async (role: Role) => {
    if (role !== me.role) {
      keepMe(await call('role.switch', { body: { role } }));
      notify(w.sheet.switched(roles[role]));
    }
    onClose();
  };
  const row = (role: Role, note: string) => (
    <Row
      key={role}
      icon={role === me.role ? 'circle-check' : 'user-round'}
      iconTone={role === me.role ? 'brand' : 'muted'}
      title={roles[role]}
      note={note}
      chevron={false}
      onTap={() => choose(role)}
    />
  );
  return (
    <Sheet open title={w.sheet.title} onClose={onClose}>
      <Rows>
        {held.map((role) => row(role, placesOf(role)))}
        {tokens()?.kind !== 'desk' && row('resident', w.sheet.residentNote)}
      </Rows>
    </Sheet>
  );
}

/** A role ends at midnight: its last day is the one before. */
const lastDay = (endsAt: string): string => civilDay(new Date(new Date(endsAt).getTime() - 1));
