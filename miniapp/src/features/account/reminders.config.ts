export default definePageConfig({ navigationBarTitleText: '到时提醒' });
