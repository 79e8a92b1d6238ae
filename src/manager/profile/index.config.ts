export default definePageConfig({ navigationBarTitleText: '小区和部门' });
