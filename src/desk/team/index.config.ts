export default definePageConfig({ navigationBarTitleText: '同事在岗', enablePullDownRefresh: true });
