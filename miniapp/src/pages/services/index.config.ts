export default definePageConfig({ navigationBarTitleText: '邻里家家亲' });
