export default definePageConfig({ navigationBarTitleText: '中心照片' });
