export default definePageConfig({ navigationBarTitleText: '核对住址与家人', enablePullDownRefresh: true });
