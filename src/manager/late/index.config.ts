export default definePageConfig({ navigationBarTitleText: '需要督办', enablePullDownRefresh: true });
