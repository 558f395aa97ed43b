import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readAreas } from '../../server/demo/areas';
import { catalogueRows } from '../../server/demo/catalogue';
import { centres } from '../../server/demo/centres';
import { tellDays } from '../../server/demo/days';
import { makeNeighbours, peopleRows } from '../../server/demo/people';
import { roles } from '../../shared/enums';
import { personas, personaView } from '../../server/demo/personas';
import { seededRandom } from '../../server/demo/random';
import { dayPlan, slotPlan } from '../../server/modules/centre/rules';
import { nearbyServices, functionCodes } from '../../shared/enums';
import { limits } from '../../shared/limits';
import { addDays, atMinute, civilDay, daysFrom } from '../../shared/time/civil';
import { dayKind } from '../../shared/time/holidays';

const today = '2026-11-23';
const now = atMinute(today, 15 * 60 + 20);
const catalogue = catalogueRows(centres, today);

const facts = new Map(daysFrom(addDays(today, -10), addDays(today, 15)).map((on) => [on, dayKind(on)]));

function planned(fromOn: string, toOn: string) {
  return catalogue.services.flatMap((service) => {
    const inCentre = <T extends { centre_id: string }>(rows: readonly T[]) =>
      rows.filter((row) => row.centre_id === service.centre_id);
    const hours = catalogue.serviceHours
      .filter((row) => row.service_id === service.id)
      .map((row) => ({
        weekday: row.weekday,
        startsMinute: row.starts_minute,
        endsMinute: row.ends_minute,
        slotMinutes: row.slot_minutes,
        capacity: row.capacity,
      }));
    return daysFrom(fromOn, toOn).flatMap((on) => {
      const own = inCentre(catalogue.exceptions).find((row) => row.on_day === on);
      const day = dayPlan({
        on,
        facts: facts.get(on) ?? dayKind(on),
        exception:
          own === undefined
            ? null
            : { opensMinute: own.opens_minute ?? null, closesMinute: own.closes_minute ?? null, reason: own.reason },
        hours: inCentre(catalogue.hours).map((row) => ({
          weekday: row.weekday,
          opensMinute: row.opens_minute,
          closesMinute: row.closes_minute,
        })),
      });
      return slotPlan({ holidayRule: service.holiday_rule, hours }, day).map((slot) => ({
        ...slot,
        serviceId: service.id,
        centreId: service.centre_id,
        on,
      }));
    });
  });
}

describe('the demo city', () => {
  test('has the real divisions, whole', () => {
    const areas = readAreas();
    expect(areas).toHaveLength(3803);
    expect(areas.find((area) => area.code === '350582002007')).toMatchObject({
      level: 'village',
      parent_code: '350582002',
      path: '泉州市 / 晋江市 / 梅岭街道 / 梅青社区居委会',
    });
    expect(() => readAreas('code,name,level,parent_code\n3505,泉州市,city,35\n')).toThrow('not whole');
    expect(() => readAreas('code,name,level,parent_code\n350582,晋江市,county,3505\n')).toThrow('without its parent');
  });

  test('has its centres where they really are', () => {
    const names = new Map(readAreas().map((area) => [area.code, area.name]));
    expect(centres.length).toBeGreaterThanOrEqual(10);
    for (const centre of centres) {
      expect(names.get(centre.areaCode)).toBe(centre.areaName);
      expect(centre.lng).toBeGreaterThan(118.2);
      expect(centre.lng).toBeLessThan(119.3);
      expect(centre.lat).toBeGreaterThan(24.5);
      expect(centre.lat).toBeLessThan(25.6);
    }
  });

  test('offers believable services: enough, distinct, of every kind, within the columns', () => {
    for (const centre of centres) {
      expect(centre.services.length).toBeGreaterThanOrEqual(8);
      expect(centre.services.length).toBeLessThanOrEqual(18);
    }
    const details = catalogue.services.map((row) => row.detail);
    expect(new Set(details).size).toBe(details.length);
    expect(new Set(catalogue.services.map((row) => row.summary)).size).toBe(details.length);
    expect(new Set(catalogue.services.map((row) => row.nearby))).toEqual(new Set(nearbyServices));
    expect(new Set(catalogue.services.map((row) => row.function_code))).toEqual(new Set(functionCodes));
    for (const row of catalogue.services) {
      expect(row.id.length).toBeLessThanOrEqual(40);
      expect([...row.summary].length).toBeLessThanOrEqual(120);
      expect(row.open_days).toBeLessThanOrEqual(limits.openDaysMax);
      expect(row.party_max).toBeLessThanOrEqual(limits.partyMax);
      const icon = join(__dirname, '../../node_modules/lucide-static/icons', `${row.icon}.svg`);
      expect([row.icon, existsSync(icon)]).toEqual([row.icon, true]);
    }
    const starts = catalogue.serviceHours.map((row) => `${row.service_id} ${row.weekday} ${row.starts_minute}`);
    expect(new Set(starts).size).toBe(starts.length);
  });

  test('has something to book today or tomorrow in every centre, at any hour of any weekday', () => {
    const slots = planned(today, addDays(today, 9));
    const closed = new Set(catalogue.exceptions.map((row) => `${row.centre_id} ${row.on_day}`));
    for (const { id } of catalogue.centres) {
      for (const on of daysFrom(today, addDays(today, 7))) {
        if (closed.has(`${id} ${on}`)) continue;
        const ofDay = slots.filter((slot) => slot.centreId === id && slot.on === on);
        expect([id, on, ofDay.length > 5]).toEqual([id, on, true]);
        expect([id, on, ofDay.some((slot) => slot.endAt > atMinute(on, 18 * 60 + 30))]).toEqual([id, on, true]);
      }
    }
  });

  test('has personas of every role, at centres that are there', () => {
    expect(new Set(personas.map((item) => item.role))).toEqual(new Set(roles));
    const ids = new Set<string | null>([null, ...catalogue.centres.map((row) => row.id)]);
    for (const item of personaView()) {
      expect(ids.has(item.centreId)).toBe(true);
      expect(item.tryThis.length).toBeGreaterThan(8);
    }
  });

  test('lives by the rules: counters, quotas, ages, windows and states agree', () => {
    const tell = () => {
      const random = seededRandom(7);
      const neighbours = makeNeighbours(
        catalogue.centres.map((row) => row.id),
        today,
        random,
      );
      const slots = planned(addDays(today, -10), addDays(today, 15));
      return { neighbours, days: tellDays({ planned: slots, services: catalogue.services, neighbours, now, random }) };
    };
    const { neighbours, days } = tell();
    expect(tell().days.bookings).toEqual(days.bookings);
    expect(days.bookings.length).toBeGreaterThan(500);
    const born = new Map([
      ...neighbours.map((item) => [item.personId, item.bornOn] as const),
      ...peopleRows(centres, neighbours, today).people.map((row) => [row.id, String(row.born_on)] as const),
    ]);
    const services = new Map(catalogue.services.map((row) => [row.id, row]));
    const taken = new Map<string, number>();
    const used = new Map<string, number>();
    for (const row of days.bookings) {
      const service = services.get(row.service_id);
      const age = Number(String(row.on_day).slice(0, 4)) - Number(born.get(row.beneficiary_id)?.slice(0, 4));
      expect(age).toBeGreaterThanOrEqual(service?.min_age ?? 0);
      expect(row.party_size).toBeLessThanOrEqual(service?.party_max ?? 0);
      expect(row.live_key).toBe(row.state === 'cancelled' ? row.id : '');
      expect(new Date(row.booked_at) < now).toBe(true);
      expect(new Date(row.booked_at) < new Date(row.start_at)).toBe(true);
      if (row.state === 'attended') expect(new Date(row.start_at) < now).toBe(true);
      if (row.state === 'confirmed') expect(new Date(row.start_at) >= now).toBe(true);
      if (row.state === 'cancelled') continue;
      taken.set(row.slot_id, (taken.get(row.slot_id) ?? 0) + row.party_size);
      const key = `${row.beneficiary_id} ${row.service_id} ${String(row.on_day)}`;
      used.set(key, (used.get(key) ?? 0) + 1);
    }
    expect(days.slots.filter((slot) => slot.taken !== (taken.get(slot.id) ?? 0))).toEqual([]);
    expect(days.slots.filter((slot) => Number(slot.taken) > slot.capacity)).toEqual([]);
    const dayRows = days.quotas.filter((row) => row.service_id !== '' && !row.period.startsWith('w'));
    expect(new Map(dayRows.map((row) => [`${row.person_id} ${row.service_id} ${row.period}`, row.used]))).toEqual(used);
    expect(dayRows.filter((row) => row.used > (services.get(row.service_id)?.max_per_day ?? Infinity))).toEqual([]);
    const ahead = days.slots.filter((slot) => new Date(slot.start_at) > now);
    expect(ahead.some((slot) => slot.taken === slot.capacity)).toBe(true);
    expect(ahead.some((slot) => slot.capacity > 10 && slot.taken === slot.capacity - 1)).toBe(true);
    const personal = new Set(personas.map((item) => `prs_${item.id}`));
    const mine = days.bookings.filter((row) => personal.has(row.beneficiary_id));
    expect(mine.length).toBeGreaterThanOrEqual(4);
    expect(mine.every((row) => row.state === 'attended' && row.on_day < civilDay(now))).toBe(true);
  });
});
