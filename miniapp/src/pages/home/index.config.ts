export default definePageConfig({ navigationBarTitleText: '邻里家家亲', enablePullDownRefresh: true });
