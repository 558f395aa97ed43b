export default definePageConfig({ navigationBarTitleText: '家人的邀请' });
