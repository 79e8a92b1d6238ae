export default definePageConfig({ navigationBarTitleText: '我的派单', enablePullDownRefresh: true });
