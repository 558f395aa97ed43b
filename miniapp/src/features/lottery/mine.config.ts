export default definePageConfig({ navigationBarTitleText: '我的摇号' });
