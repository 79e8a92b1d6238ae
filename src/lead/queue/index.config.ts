export default definePageConfig({ navigationBarTitleText: '本部门的单', enablePullDownRefresh: true });
