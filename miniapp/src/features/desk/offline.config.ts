export default definePageConfig({ navigationBarTitleText: '离线名单' });
