export default definePageConfig({ navigationBarTitleText: '紧急预案' });
