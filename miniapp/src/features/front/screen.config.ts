export default definePageConfig({ navigationBarTitleText: '屏幕签到码' });
