export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/tickets/index',
    'pages/mine/index',
    'pages/report/index',
    'pages/emergency/index',
    'pages/ticket/index',
    'pages/faq/index',
  ],
  subPackages: [
    { root: 'desk', name: 'desk', pages: ['queue/index', 'ticket/index', 'register/index'] },
    { root: 'technician', name: 'technician', pages: ['jobs/index', 'job/index'] },
    {
      root: 'manager',
      name: 'manager',
      pages: [
        'home/index',
        'profile/index',
        'calendar/index',
        'figures/index',
        'categories/index',
        'templates/index',
        'faqs/index',
        'places/index',
        'emergency/index',
      ],
    },
  ],
  lazyCodeLoading: 'requiredComponents',
  window: {
    backgroundTextStyle: 'dark',
    backgroundColor: '#f5f2ec',
    navigationBarBackgroundColor: '#f5f2ec',
    navigationBarTitleText: '物业服务',
    navigationBarTextStyle: 'black',
  },
});
