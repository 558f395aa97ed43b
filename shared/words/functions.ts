import type { Audience, FunctionCode, NearbyService } from '../enums';
import type { Language } from './languages';

/** Short names for the 1+6+X functions, the ten close-by services (近邻十服务) and who a service is for. */
export const functionWords: Record<
  Language,
  {
    functions: Record<FunctionCode, string>;
    nearby: Record<NearbyService, string>;
    audiences: Record<Audience, string>;
    /** Languages spoken at a service besides Chinese, each in its own script. */
    spoken: Record<string, string>;
  }
> = {
  zh: {
    functions: {
      party: '党群服务',
      governance: '邻里议事',
      convenience: '便民生活',
      elder: '为老服务',
      child: '儿童成长',
      health: '卫生健康',
      culture: '文体活动',
      special: '本地特色',
    },
    nearby: {
      canteen: '吃饭',
      childcare: '带孩子',
      elder_care: '养老',
      health: '健康检查',
      fitness: '健身',
      study: '学习',
      culture: '文化娱乐',
      legal: '问法律',
      repair: '理发修理',
      affairs: '办证办事',
    },
    audiences: {
      everyone: '人人可约',
      elder: '长者优先',
      child: '适合孩子',
      family: '适合一家人',
      worker: '适合上班族',
      merchant: '适合客商',
    },
    spoken: { en: 'English', ar: 'العربية' },
  },
  en: {
    functions: {
      party: 'Party & community',
      governance: 'Council',
      convenience: 'Daily life',
      elder: 'For elders',
      child: 'For children',
      health: 'Health',
      culture: 'Culture & sport',
      special: 'Local specials',
    },
    nearby: {
      canteen: 'Meals',
      childcare: 'Childcare',
      elder_care: 'Elder care',
      health: 'Health checks',
      fitness: 'Fitness',
      study: 'Study',
      culture: 'Culture',
      legal: 'Legal advice',
      repair: 'Haircut & repair',
      affairs: 'Papers',
    },
    audiences: {
      everyone: 'For everyone',
      elder: 'Elders first',
      child: 'For children',
      family: 'For families',
      worker: 'For workers',
      merchant: 'For merchants',
    },
    spoken: { en: 'English', ar: 'العربية' },
  },
};
