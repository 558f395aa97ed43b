export default definePageConfig({ navigationBarTitleText: '场地与人员' });
