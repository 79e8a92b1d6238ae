export default definePageConfig({
  navigationBarTitleText: '我的派单',
  enablePullDownRefresh: true,
  usingComponents: { 'promise-countdown': '../../native/promise-countdown/index' },
});
