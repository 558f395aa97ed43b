import type { Insertable } from 'kysely';
import { addDays, atMinute } from '../../shared/time/civil';
import type { account, person, role_grant as RoleGrant } from '../db/types';
import { personaAccountId, personaOpenid, personaPersonId, personas, type Persona } from './personas';
import type { Random } from './random';
import type { CentreSeed } from './seed';

/** Somebody who lives near a centre and goes there. */
export interface Neighbour {
  personId: string;
  accountId: string;
  name: string;
  bornOn: string;
  centreId: string;
}

export interface People {
  people: Insertable<person>[];
  accounts: Insertable<account>[];
  grants: Insertable<RoleGrant>[];
}

export const surnames = [...'林陈黄张吴李王郑蔡许杨洪庄曾施邱郭苏柯颜丁赖叶潘谢'];
export const givenNames = {
  elder: '秀英 玉珠 美珍 金水 清河 丽卿 国栋 文彬 淑华 建成 阿梅 永福 碧莲 天赐 宝珠 庆祥 惠珍 振声 素琴 荣华',
  middle: '志强 丽娟 晓明 海燕 建平 雅芳 伟斌 秋萍 俊辉 美玲 永强 艺红 少华 燕萍 文斌 淑芬 国辉 月华 志鹏 珊珊',
  young: '梓涵 宇航 思琪 嘉豪 欣怡 子轩 雨晴 浩然 佳怡 俊杰 诗雨 泽宇 可馨 铭轩 婉清 一鸣 依依 子墨 静怡 凯文',
} as const;

/** Neighbours per centre: the two centres with personas are the busiest. */
const crowd: Readonly<Record<string, number>> = { ctr_huatai: 28, ctr_renli: 20, ctr_meiqing: 14 };
const crowdElsewhere = 5;

function bornOn(today: string, least: number, most: number, random: Random): string {
  return addDays(today, -random.between(least * 366, most * 365));
}

/** About a hundred neighbours of all ages, no two with the same name. */
export function makeNeighbours(centreIds: readonly string[], today: string, random: Random): Neighbour[] {
  const named = new Set<string>(personas.map((item) => item.name));
  const uniqueName = (given: readonly string[]): string => {
    for (;;) {
      const name = `${random.pick(surnames) ?? ''}${random.pick(given) ?? ''}`;
      if (!named.has(name)) {
        named.add(name);
        return name;
      }
    }
  };
  let count = 0;
  return centreIds.flatMap((centreId) =>
    Array.from({ length: crowd[centreId] ?? crowdElsewhere }, (_, i) => {
      count += 1;
      const number = String(count).padStart(3, '0');
      const [age, least, most] = (
        [
          ['elder', 61, 84],
          ['middle', 33, 58],
          ['young', 18, 32],
        ] as const
      )[i % 3] ?? ['middle', 33, 58];
      return {
        personId: `prs_neighbour${number}`,
        accountId: `acc_neighbour${number}`,
        name: uniqueName(givenNames[age].split(' ')),
        bornOn: bornOn(today, least, most, random),
        centreId,
      };
    }),
  );
}

/** The account that keeps a centre's desk: a persona's where there is one, else the first of its staff. */
export function deskAccountId(seed: CentreSeed): string {
  const keeper = personas.find((item) => item.role === 'staff' && item.centreId === `ctr_${seed.key}`);
  return keeper === undefined ? `acc_desk_${seed.key}` : personaAccountId(keeper.id);
}

/** Where a role lies: the area itself, or the village of its centre. */
const areaOf = (seeds: readonly CentreSeed[], { kind, id }: NonNullable<Persona['scope']>): string =>
  kind === 'area' ? id : (seeds.find(({ key }) => `ctr_${key}` === id)?.areaCode ?? '');

const personaRows = (seeds: readonly CentreSeed[], createdAt: Date): People => ({
  people: personas.map((item) => ({
    id: personaPersonId(item.id),
    name: item.name,
    born_on: item.bornOn,
    created_at: createdAt,
  })),
  accounts: personas.map((item) => ({
    id: personaAccountId(item.id),
    openid: personaOpenid(item.id),
    person_id: personaPersonId(item.id),
    created_at: createdAt,
  })),
  grants: personas.flatMap(({ id, role, scope }) => {
    if (scope === null) return [];
    return [grantRow(personaAccountId(id), role, { ...scope, areaCode: areaOf(seeds, scope) }, createdAt)];
  }),
});

function grantRow(
  accountId: string,
  role: RoleGrant['role'],
  scope: { kind: RoleGrant['scope_kind']; id: string; areaCode: string },
  startsAt: Date,
): Insertable<RoleGrant> {
  return {
    id: `grt_${accountId.slice('acc_'.length)}`,
    account_id: accountId,
    role,
    scope_kind: scope.kind,
    scope_id: scope.id,
    area_code: scope.areaCode,
    starts_at: startsAt,
    ends_at: null,
    revoked_at: null,
    created_at: startsAt,
  };
}

function deskRows(seeds: readonly CentreSeed[], createdAt: Date): People {
  const desks = seeds.flatMap((seed) => {
    const accountId = deskAccountId(seed);
    const name = seed.staff[0]?.name;
    if (name === undefined || accountId !== `acc_desk_${seed.key}`) return [];
    return [{ key: seed.key, areaCode: seed.areaCode, accountId, name }];
  });
  return {
    people: desks.map(({ key, name }) => ({ id: `prs_desk_${key}`, name, born_on: null, created_at: createdAt })),
    accounts: desks.map(({ key, accountId }) => ({
      id: accountId,
      openid: `oDemoDesk_${key}`,
      person_id: `prs_desk_${key}`,
      created_at: createdAt,
    })),
    grants: desks.map(({ key, areaCode, accountId }) =>
      grantRow(accountId, 'staff', { kind: 'centre', id: `ctr_${key}`, areaCode }, createdAt),
    ),
  };
}

/** Personas, desk keepers and neighbours as rows. */
export function peopleRows(seeds: readonly CentreSeed[], neighbours: readonly Neighbour[], today: string): People {
  const createdAt = atMinute(addDays(today, -120), 600);
  const known = [personaRows(seeds, createdAt), deskRows(seeds, createdAt)];
  return {
    people: [
      ...known.flatMap((rows) => rows.people),
      ...neighbours.map((item) => ({
        id: item.personId,
        name: item.name,
        born_on: item.bornOn,
        created_at: createdAt,
      })),
    ],
    accounts: [
      ...known.flatMap((rows) => rows.accounts),
      ...neighbours.map((item) => ({
        id: item.accountId,
        openid: `oDemoNeighbour_${item.accountId.slice('acc_neighbour'.length)}`,
        person_id: item.personId,
        created_at: createdAt,
      })),
    ],
    grants: known.flatMap((rows) => rows.grants),
  };
}
