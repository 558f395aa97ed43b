export default definePageConfig({ navigationBarTitleText: '履约分' });
