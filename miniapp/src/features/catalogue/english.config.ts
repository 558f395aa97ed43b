export default definePageConfig({ navigationBarTitleText: '中心的英文介绍' });
