export default definePageConfig({ navigationBarTitleText: '岗位与邀请' });
