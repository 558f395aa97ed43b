export default definePageConfig({ navigationBarTitleText: '假期班' });
