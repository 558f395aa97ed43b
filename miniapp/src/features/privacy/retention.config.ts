export default definePageConfig({ navigationBarTitleText: '信息保存多久' });
