export default definePageConfig({ navigationBarTitleText: '选邻里中心' });
