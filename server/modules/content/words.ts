import type { ContentReason } from '../../../shared/enums';

/**
 * Words that are refused everywhere without asking anybody, in their compared form (`plainForm`). Short on purpose:
 * what can be right in some sentence is left to WeChat's check and to people. The city's own stand in `blocked_word`.
 */
export const builtInWords: readonly { word: string; reason: ContentReason }[] = [
  ...of(
    'advertising',
    '加微信返现',
    '刷单兼职',
    '日结兼职加',
    '代开发票',
    '办证刻章',
    '扫码领红包',
    '私聊赚钱',
    '低价代购香烟',
  ),
  ...of(
    'fraud',
    '无抵押贷款秒到',
    '征信修复',
    '裸贷',
    '校园贷',
    '内部渠道稳赚',
    '保本高收益',
    '跑分平台',
    '出售银行卡',
  ),
  ...of(
    'crime',
    '出售冰毒',
    '卖冰毒',
    '买卖枪支',
    '出售枪支',
    '迷药',
    '代孕',
    '出售身份证',
    '网上赌场',
    '赌球平台',
    '六合彩特码',
  ),
  ...of('sexual', '约炮', '一夜情服务', '裸聊', '上门服务小姐', '成人电影网', '色情网站'),
  ...of('abuse', '操你妈', '草泥马', '傻逼', '傻b', '去死吧你', '狗杂种', '王八蛋', '死全家'),
  ...of('vulgar', '屌丝女', '骚货', '贱人'),
  ...of('impersonation', '微信官方客服', '公安局办案中心', '银监会退款'),
];

function of(reason: ContentReason, ...words: string[]): { word: string; reason: ContentReason }[] {
  return words.map((word) => ({ word, reason }));
}
