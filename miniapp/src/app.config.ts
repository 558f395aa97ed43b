const weapp = process.env.TARO_ENV === 'weapp';

/** WeChat paints its own bars: there a colour is a name in theme.json, so that the bars follow the system's dark mode. */
const colour = (name: string, light: string) => (weapp ? `@${name}` : light);

const tab = (page: string, text: string, icon: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `assets/tabs/${icon}.png`,
  selectedIconPath: `assets/tabs/${icon}-on.png`,
});

/** Parts of the app that WeChat fetches when they are first entered: one line a feature. */
const packages = [
  { root: 'features/booking', pages: ['service', 'activities', 'activity', 'booking', 'list'] },
  { root: 'features/lottery', pages: ['draw', 'mine', 'desk'] },
  { root: 'features/centre', pages: ['choose', 'centre'] },
  { root: 'features/privacy', pages: ['index', 'accesses', 'export', 'erasure', 'retention'] },
  { root: 'features/family', pages: ['index', 'add', 'accept', 'residence', 'proxies'] },
  { root: 'features/account', pages: ['settings', 'inbox', 'notices', 'name', 'privacy', 'phone', 'reminders'] },
  { root: 'features/content', pages: ['avatar', 'mine', 'photos'] },
  { root: 'features/roles', pages: ['index', 'accept'] },
  { root: 'features/audit', pages: ['index'] },
  { root: 'features/review', pages: ['index'] },
  { root: 'features/neighbours', pages: ['index'] },
  { root: 'features/desk-login', pages: ['index', 'scan', 'sessions', 'password'] },
  { root: 'features/desk', pages: ['index', 'slot', 'people', 'check-in', 'offline'] },
  { root: 'features/timetable', pages: ['index'] },
  { root: 'features/catalogue', pages: ['index', 'texts', 'english'] },
  { root: 'features/facility', pages: ['index', 'needs'] },
  { root: 'features/calls', pages: ['index'] },
  { root: 'features/approvals', pages: ['index'] },
  { root: 'features/visit', pages: ['scan', 'rate', 'ratings'] },
  { root: 'features/front', pages: ['book', 'line', 'screen', 'ratings'] },
  { root: 'features/figures', pages: ['index'] },
  { root: 'features/programme', pages: ['index', 'programme', 'desk', 'season', 'edit', 'roll'] },
  { root: 'features/activity', pages: ['desk', 'event', 'edit'] },
  { root: 'features/standing', pages: ['index', 'review'] },
  { root: 'features/system', pages: ['index'] },
];

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/services/index', 'pages/mine/index'],
  subPackages: packages,
  window: {
    navigationBarTitleText: '邻里家家亲',
    navigationBarBackgroundColor: colour('bar', '#F5F6F8'),
    navigationBarTextStyle: colour('barText', 'black') as 'black',
    backgroundColor: colour('page', '#F5F6F8'),
    backgroundTextStyle: colour('pull', 'dark') as 'dark',
  },
  tabBar: {
    // In the browser the tab bar is ours (ui/tab-bar.tsx): the framework's can be neither read out nor reached by keys.
    custom: !weapp,
    color: colour('tab', '#5F6368'),
    selectedColor: colour('tabOn', '#0B57C2'),
    backgroundColor: colour('tabGround', '#FFFFFF'),
    borderStyle: colour('tabLine', 'white') as 'white',
    list: [tab('home', '首页', 'home'), tab('services', '办事', 'services'), tab('mine', '我的', 'mine')],
  },
  // Fetched while the first screens are read, so that the next tap does not wait.
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['features/booking', 'features/centre'] },
    'pages/services/index': { network: 'all', packages: ['features/booking'] },
    'pages/mine/index': { network: 'all', packages: ['features/account'] },
  },
  networkTimeout: { request: 10_000, downloadFile: 10_000, uploadFile: 10_000 },
  ...(weapp
    ? {
        darkmode: true,
        themeLocation: 'theme.json',
        lazyCodeLoading: 'requiredComponents',
        __usePrivacyCheck__: true,
        requiredPrivateInfos: ['getLocation'],
        permission: { 'scope.userLocation': { desc: '用于找到离您最近的邻里中心，不会保存您的位置' } },
      }
    : { animation: false }),
});
