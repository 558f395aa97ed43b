export default definePageConfig({ navigationBarTitleText: '要用的场地和人' });
