export default definePageConfig({
  navigationBarTitleText: '派单',
  enablePullDownRefresh: true,
  usingComponents: { 'promise-countdown': '../../native/promise-countdown/index' },
});
