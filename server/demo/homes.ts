import type { Insertable } from 'kysely';
import { addDays, atMinute } from '../../shared/time/civil';
import { consentTexts } from '../../shared/enums';
import type { residence } from '../db/types';
import type { Vault } from '../kernel/vault';
import type { Neighbour } from './people';
import { personaAccountId, personaPersonId } from './personas';
import type { CentreSeed } from './seed';

type Row = Insertable<residence>;

interface Home {
  personId: string;
  accountId: string;
  centreKey: string;
  detail: string;
}

const persona = (id: string, centreKey: string, detail: string): Home => ({
  personId: personaPersonId(id),
  accountId: personaAccountId(id),
  centreKey,
  detail,
});

/** Personas whose address staff have confirmed. */
const settled: readonly Home[] = [
  persona('lin-xiaowen', 'huatai', '华泰国际新城 3 幢 602 室'),
  persona('chen-xiulan', 'huatai', '华泰国际新城 1 幢 201 室'),
  persona('wang-qiang', 'huatai', '华泰国际新城 5 幢 1103 室'),
  persona('ahmed-saleh', 'renli', '民生路 72 号 404 室'),
];

/** Who of a centre's neighbours is known, and whose address still waits; whoever checks there. */
const crowd = [
  { key: 'huatai', street: '华泰东路', known: 10, waiting: 5, checker: 'grid-huatai' },
  { key: 'renli', street: '民生路', known: 6, waiting: 3, checker: 'staff-renli' },
  { key: 'meiqing', street: '梅青路', known: 4, waiting: 2, checker: 'grid-huatai' },
] as const;

const door = (street: string, n: number): string =>
  `${street} ${12 + n * 7} 号 ${1 + (n % 4)} 幢 ${1 + (n % 6)}0${1 + (n % 3)} 室`;

const hourMs = 3_600_000;

/** Where people live: most is confirmed, some waits since hours or days. */
export function residenceRows(
  seeds: readonly CentreSeed[],
  neighbours: readonly Neighbour[],
  { vault, today, now }: { vault: Vault; today: string; now: Date },
): Row[] {
  const row = (home: Home, filed: Pick<Row, 'state' | 'prior_state' | 'filed_at'> & Partial<Row>): Row => {
    const id = `rsd_${home.personId.slice('prs_'.length)}`;
    const sealed = vault.seal({ column: 'residence.detail', rowId: id }, home.detail);
    return {
      id,
      person_id: home.personId,
      filed_by: home.accountId,
      area_code: seeds.find(({ key }) => key === home.centreKey)?.areaCode ?? '',
      grid_code: null,
      detail_sealed: sealed.text,
      detail_key: sealed.keyId,
      live_key: '',
      ...filed,
    };
  };
  const confirmed = (home: Home, checker: string): Row =>
    row(home, {
      state: 'confirmed',
      prior_state: 'filed',
      filed_at: atMinute(addDays(today, -60), 600),
      decided_at: atMinute(addDays(today, -58), 930),
      decided_by: personaAccountId(checker),
    });
  const nearby = crowd.flatMap(({ key, street, known, waiting, checker }) => {
    const homes = neighbours
      .filter(({ centreId }) => centreId === `ctr_${key}`)
      .slice(0, known + waiting)
      .map(({ personId, accountId }, n) => ({ personId, accountId, centreKey: key, detail: door(street, n) }));
    return homes.map((home, n) =>
      n < known
        ? confirmed(home, checker)
        : row(home, {
            state: 'filed',
            prior_state: 'new',
            filed_at: new Date(now.getTime() - (1 + 13 * (n - known)) * hourMs),
          }),
    );
  });
  return [
    ...settled.map((home) => confirmed(home, home.centreKey === 'renli' ? 'staff-renli' : 'grid-huatai')),
    ...nearby,
  ];
}

/** Born so many years ago, less than a year more; never on 29 February, so that every birthday is one. */
function bornOn(today: string, years: number, days: number): string {
  const on = addDays(`${Number(today.slice(0, 4)) - years}-${today.slice(5, 7)}-01`, -days);
  return on.endsWith('-02-29') ? addDays(on, 1) : on;
}

const children = [
  { id: 'prs_lin_child_8', name: '苏小满', years: 8, days: 100 },
  { id: 'prs_lin_child_5', name: '苏小禾', years: 5, days: 170 },
] as const;

const father = 'prs_wang_father';
/** 王强's: she has no WeChat. */
export const aunt = 'prs_wang_aunt';

/** 林晓雯 and her children, whose guardian she is; and 王强, whose aunt staff has heard and his father not yet. */
export function familyRows(today: string, now: Date, areaCode: string) {
  const since = atMinute(addDays(today, -50), 1200);
  const mother = personaPersonId('lin-xiaowen');
  const son = personaPersonId('wang-qiang');
  const heardAt = atMinute(addDays(today, -20), 900);
  const household = (id: string, founder: string) => ({ id, created_by: founder, created_at: since });
  const member = (householdId: string, personId: string, addedBy: string) => ({
    id: `mbr_${personId.slice('prs_'.length)}`,
    household_id: householdId,
    person_id: personId,
    relation: personId === addedBy ? null : ('child' as const),
    added_by: addedBy,
    consent_id: personId === addedBy ? null : `cns_${personId.slice('prs_'.length)}`,
    live_key: '',
    joined_at: since,
  });
  const born = new Map(children.map(({ id, years, days }) => [id, bornOn(today, years, days)]));
  const said = {
    given_by: mother,
    method: 'own_wechat' as const,
    text_version: consentTexts[0],
    given_at: since,
  };
  return {
    people: [
      ...children.map(({ id, name }) => ({ id, name, born_on: born.get(id), created_at: since })),
      { id: father, name: '王德厚', born_on: '1953-05-16', created_at: now },
      { id: aunt, name: '王秀琴', born_on: '1957-09-02', created_at: since },
    ],
    households: [household('hsh_lin', mother), household('hsh_wang', son)],
    members: [
      member('hsh_lin', mother, mother),
      ...children.map(({ id }) => member('hsh_lin', id, mother)),
      member('hsh_wang', son, son),
      { ...member('hsh_wang', aunt, son), relation: 'other' as const, joined_at: heardAt },
    ],
    consents: [
      ...children.flatMap(({ id }) => [
        { ...said, id: `cns_${id.slice('prs_'.length)}`, kind: 'household' as const, person_id: id },
        { ...said, id: `cns_guard_${id.slice('prs_'.length)}`, kind: 'guardian' as const, person_id: id },
      ]),
      {
        ...said,
        id: 'cns_wang_aunt',
        kind: 'household' as const,
        person_id: aunt,
        given_by: aunt,
        method: 'on_site' as const,
        given_at: heardAt,
        witness_id: personaAccountId('grid-huatai'),
      },
    ],
    powers: children.map(({ id }) => ({
      id: `pwr_${id.slice('prs_'.length)}`,
      kind: 'guardian' as const,
      actor_id: mother,
      beneficiary_id: id,
      may_view: 1,
      may_book: 1,
      may_cancel: 1,
      starts_at: since,
      ends_at: fourteenth(born.get(id) ?? today),
      area_code: areaCode,
      consent_id: `cns_guard_${id.slice('prs_'.length)}`,
      live_key: '',
    })),
    requests: askedRows(today, now, areaCode, heardAt),
  };
}

/** What 王强 has asked staff: about his aunt, who has agreed, and about his father, whom nobody has seen yet. */
function askedRows(today: string, now: Date, areaCode: string, heardAt: Date) {
  const asked = {
    asked_by: personaPersonId('wang-qiang'),
    asker_account: personaAccountId('wang-qiang'),
    household_id: 'hsh_wang',
    area_code: areaCode,
    text_version: consentTexts[0],
  };
  return [
    {
      ...asked,
      id: 'crq_wang_father',
      person_id: father,
      relation: 'parent' as const,
      may_view: 1,
      may_book: 1,
      may_cancel: 1,
      power_ends_on: addDays(today, 180),
      state: 'waiting' as const,
      live_key: '',
      asked_at: new Date(now.getTime() - 20 * hourMs),
    },
    {
      ...asked,
      id: 'crq_wang_aunt',
      person_id: aunt,
      relation: 'other' as const,
      may_view: 0,
      may_book: 0,
      may_cancel: 0,
      state: 'confirmed' as const,
      live_key: 'crq_wang_aunt',
      asked_at: new Date(heardAt.getTime() - 26 * hourMs),
      decided_at: heardAt,
      decided_by: personaAccountId('grid-huatai'),
    },
  ];
}

const fourteenth = (on: string): Date => atMinute(`${Number(on.slice(0, 4)) + 14}${on.slice(4)}`, 0);
