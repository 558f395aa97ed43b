export default definePageConfig({ navigationBarTitleText: '爽约说明' });
