import fc from 'fast-check';
import { deskScope, firstRole, mayCall, roleInForce } from '../../server/modules/identity/policy';
import { accessEnd, isWorthSliding, judgeRefresh, maskName, oldAccessEnd } from '../../server/modules/identity/rules';
import { tokenHash } from '../../server/modules/identity/token-hash';
import type { Grant } from '../../server/http/ask';

describe('a masked name', () => {
  test.each([
    ['王强', '*强'],
    ['张三', '*三'],
    ['林小满', '林*满'],
    ['陈秀兰', '陈*兰'],
    ['欧阳修文', '欧**文'],
    ['阿迪力·买买提', '阿*****提'],
    ['强', '*'],
    ['Ahmed Saleh', 'Ahmed S.'],
    ['Maria da Silva', 'Maria S.'],
    ['Ahmed', 'A****'],
    [' 王 ', '*'],
    ['小满👨‍👩‍👧', '小*👨‍👩‍👧'],
  ])('%s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  test('of nobody is null', () => {
    expect(maskName(null)).toBeNull();
  });

  test('never tells a Chinese name and keeps its length', () => {
    const letter = fc.constantFrom(...'王林陈欧阳小秀文强满兰三');
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 6 }), (letters) => {
        const masked = maskName(letters.join(''))!;
        expect(masked).toHaveLength(letters.length);
        expect(masked).toContain('*');
      }),
    );
  });
});

const now = new Date('2026-11-22T02:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe('tokens', () => {
  test('are kept as a hash', () => {
    expect(tokenHash('a')).toMatch(/^[0-9a-f]{64}$/);
    expect(tokenHash('a')).not.toBe(tokenHash('b'));
  });

  test('slide two hours ahead, never beyond the refresh token, and at most once a minute', () => {
    expect(accessEnd(now, later(10_000))).toEqual(later(120));
    expect(accessEnd(now, later(30))).toEqual(later(30));
    expect(isWorthSliding(later(119.5), later(120))).toBe(false);
    expect(isWorthSliding(later(119), later(120))).toBe(true);
  });

  test('of a renewed session live one minute more at the most', () => {
    expect(oldAccessEnd(now, later(90))).toEqual(later(1));
    expect(oldAccessEnd(now, later(0.5))).toEqual(later(0.5));
  });

  test.each([
    ['renew', {}],
    ['again', { refreshed_at: later(-10 / 60) }],
    ['reused', { refreshed_at: later(-11 / 60) }],
    ['reused', { refreshed_at: later(-5) }],
    ['invalid', { revoked_at: later(-5) }],
    ['invalid', { refreshed_at: later(-5), revoked_at: later(-5) }],
    ['invalid', { refresh_expires_at: now }],
  ])('%s: a refresh token with %o', (verdict, state) => {
    const session = { refreshed_at: null, revoked_at: null, refresh_expires_at: later(60), ...state };
    expect(judgeRefresh(session, now)).toBe(verdict);
  });

  test('invalid: a refresh token never given', () => {
    expect(judgeRefresh(undefined, now)).toBe('invalid');
  });
});

describe('the desk', () => {
  const of = (...grants: [Grant['role'], Grant['scopeKind'], string][]) => ({
    grants: grants.map(([role, scopeKind, scopeId]) => ({ role, scopeKind, scopeId })),
  });

  test.each([
    [true, of(['staff', 'centre', 'ctr_a'])],
    [true, of(['manager', 'centre', 'ctr_a'])],
    [true, of(['operator', 'area', '3505'])],
    [false, of(['volunteer', 'centre', 'ctr_a'])],
    [false, of(['resident', 'area', '3505'])],
    [false, of(['staff', 'area', '3505'])],
    [false, of()],
  ])('%s: may be entered with %o', (may, actor) => {
    expect(mayCall(actor, 'centre_staff')).toBe(may);
  });

  test('opens the places of such roles only', () => {
    const actor = of(
      ['staff', 'centre', 'ctr_b'],
      ['volunteer', 'centre', 'ctr_c'],
      ['manager', 'centre', 'ctr_a'],
      ['staff', 'centre', 'ctr_a'],
      ['operator', 'area', '3505'],
    );
    expect(deskScope(actor)).toEqual({ centreIds: ['ctr_a', 'ctr_b'], areaCodes: ['3505'] });
  });
});

describe('the role a session acts in', () => {
  const held = [{ role: 'volunteer' }, { role: 'staff' }] as const;

  test('begins with the one used last, else the one given first', () => {
    expect(firstRole('staff', held)).toBe('staff');
    expect(firstRole('resident', held)).toBe('resident');
    expect(firstRole(null, held)).toBe('volunteer');
    expect(firstRole('manager', held)).toBe('volunteer');
    expect(firstRole(null, [])).toBe('resident');
  });

  test('is resident once its last grant has ended', () => {
    expect(roleInForce('staff', held)).toBe('staff');
    expect(roleInForce('staff', [{ role: 'volunteer' }])).toBe('resident');
  });
});
