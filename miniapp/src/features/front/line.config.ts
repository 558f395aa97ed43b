export default definePageConfig({ navigationBarTitleText: '候补名单' });
