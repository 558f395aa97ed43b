import type { ItemOf } from '../../shared/contract/types';
import type { Role, ScopeKind } from '../../shared/enums';

/** Somebody a newcomer may be in the demo city: one of each role. Invented people. */
export interface Persona {
  id: string;
  name: string;
  role: Role;
  /** The centre whose page or desk they begin with. */
  centreId: string | null;
  /** Where the role holds; null for residents, who need none. */
  scope: { kind: ScopeKind; id: string } | null;
  bornOn: string;
  tryThis: string;
}

export const personas: readonly Persona[] = [
  {
    id: 'lin-xiaowen',
    name: '林晓雯',
    role: 'resident',
    centreId: 'ctr_huatai',
    scope: null,
    bornOn: '1992-06-18',
    tryThis: '两个孩子的妈妈：约一节“小候鸟”陶泥课，再看看我的预约里的签到码。',
  },
  {
    id: 'chen-xiulan',
    name: '陈秀兰',
    role: 'resident',
    centreId: 'ctr_huatai',
    scope: null,
    bornOn: '1954-03-09',
    tryThis: '72 岁：打开关怀模式，约一份明天的长者午餐和一次量血压。',
  },
  {
    id: 'wang-qiang',
    name: '王强',
    role: 'resident',
    centreId: 'ctr_huatai',
    scope: null,
    bornOn: '1988-11-02',
    tryThis: '鞋厂技术员：下班后约一小时健身，再约律师问问劳动合同。',
  },
  {
    id: 'ahmed-saleh',
    name: 'Ahmed Saleh',
    role: 'resident',
    centreId: 'ctr_renli',
    scope: null,
    bornOn: '1985-01-24',
    tryThis: '在石狮做服装生意：约一次丝路驿站的外商证照办理，可用阿拉伯语。',
  },
  {
    id: 'staff-huatai',
    name: '吴雅婷',
    role: 'staff',
    centreId: 'ctr_huatai',
    scope: { kind: 'centre', id: 'ctr_huatai' },
    bornOn: '1995-08-12',
    tryThis: '华泰邻里中心前台：打开今日签到名单，输入居民出示的 6 位码完成签到。',
  },
  {
    id: 'staff-renli',
    name: '蔡志明',
    role: 'staff',
    centreId: 'ctr_renli',
    scope: { kind: 'centre', id: 'ctr_renli' },
    bornOn: '1990-04-27',
    tryThis: '仁里邻里中心前台：看今天谁会来，给到场的人打勾，勾错了写明原因撤销。',
  },
  {
    id: 'manager-huatai',
    name: '许建华',
    role: 'manager',
    centreId: 'ctr_huatai',
    scope: { kind: 'centre', id: 'ctr_huatai' },
    bornOn: '1979-12-05',
    tryThis: '华泰邻里中心主任：停用一个时段并写明原因，已预约的人会马上收到通知。',
  },
  {
    id: 'volunteer-huatai',
    name: '郑晓云',
    role: 'volunteer',
    centreId: 'ctr_huatai',
    scope: { kind: 'centre', id: 'ctr_huatai' },
    bornOn: '1999-09-30',
    tryThis: '周末志愿者：像居民一样预约，先熟悉中心有哪些服务。',
  },
  {
    id: 'operator-quanzhou',
    name: '洪文杰',
    role: 'operator',
    centreId: null,
    scope: { kind: 'area', id: '3505' },
    bornOn: '1983-07-16',
    tryThis: '泉州市级运营：在名单页切换全市各邻里中心，查看当天的预约和到场。',
  },
  {
    id: 'grid-huatai',
    name: '颜志勇',
    role: 'grid_worker',
    centreId: 'ctr_huatai',
    scope: { kind: 'area', id: '350582' },
    bornOn: '1987-03-15',
    tryThis: '晋江网格员：核对居民提交的住址，确认谁是本地居民。',
  },
  {
    id: 'reviewer-quanzhou',
    name: '叶舒婷',
    role: 'reviewer',
    centreId: null,
    scope: { kind: 'area', id: '3505' },
    bornOn: '1991-10-08',
    tryThis: '内容审核员：处理机器拿不准的文字和照片，写明通过或不通过的原因。',
  },
  {
    id: 'security-quanzhou',
    name: '潘国栋',
    role: 'security',
    centreId: null,
    scope: { kind: 'area', id: '3505' },
    bornOn: '1982-05-27',
    tryThis: '安全管理员：邀请工作人员、收回岗位，看看谁在什么时候登录。',
  },
  {
    id: 'auditor-quanzhou',
    name: '谢素琴',
    role: 'auditor',
    centreId: null,
    scope: { kind: 'area', id: '3505' },
    bornOn: '1976-01-19',
    tryThis: '审计员：核对操作记录的链条，查一次“谁看了居民的电话”。',
  },
  {
    id: 'system-quanzhou',
    name: '柯文斌',
    role: 'system',
    centreId: null,
    scope: { kind: 'area', id: '3505' },
    bornOn: '1984-09-03',
    tryThis: '系统管理员：看看搁置的后台任务，查明原因后让它再跑一次。',
  },
];

/** The WeChat identity that the stand-in hands out for the login code `dev:<persona>`. */
export const personaOpenid = (id: string): string => `oDev_${id}`;
export const personaAccountId = (id: string): string => `acc_${id}`;
export const personaPersonId = (id: string): string => `prs_${id}`;

/** What `demo.personas` shows. */
export function personaView(): ItemOf<'demo.personas'>[] {
  return personas.map(({ id, name, role, centreId, tryThis }) => ({ id, name, role, centreId, tryThis }));
}
