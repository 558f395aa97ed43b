import { isSteppedUp } from '../../server/http/step-up';
import { limits } from '../../shared/limits';

const now = new Date('2026-11-23T02:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const sessionOf = (kind: 'phone' | 'desk', begun: number, steppedUp: number | null) => ({
  kind,
  enteredBy: kind === 'desk' ? ('qr' as const) : ('wechat' as const),
  begunAt: ago(begun),
  steppedUpAt: steppedUp === null ? null : ago(steppedUp),
});
const { stepUpMinutes: short, stepUpHourMinutes: hour } = limits;

describe('whether somebody has confirmed lately that it is them', () => {
  test.each([
    ['fresh', 'phone', 0, null, false],
    ['fresh', 'desk', 0, null, false],
    ['fresh', 'desk', 0, short - 1, true],
    ['fresh', 'desk', 0, short, false],
    ['fresh_at_desk', 'phone', 10_000, null, true],
    ['fresh_at_desk', 'desk', 0, null, false],
    ['fresh_at_desk', 'desk', 200, short - 1, true],
    ['fresh_at_desk', 'desk', 200, short, false],
    ['hourly_at_desk', 'phone', 10_000, null, true],
    ['hourly_at_desk', 'desk', hour - 1, null, true],
    ['hourly_at_desk', 'desk', hour, null, false],
    ['hourly_at_desk', 'desk', 300, hour - 1, true],
    ['hourly_at_desk', 'desk', 300, hour, false],
  ] as const)('%s, %s, begun %i minutes ago, confirmed %s: %s', (way, kind, begun, steppedUp, expected) => {
    expect(isSteppedUp(way, sessionOf(kind, begun, steppedUp), now)).toBe(expected);
  });
});
