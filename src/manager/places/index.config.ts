export default definePageConfig({ navigationBarTitleText: '公共地点' });
