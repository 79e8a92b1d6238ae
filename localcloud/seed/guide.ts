/*
 * What 阳光花园 says of itself: answers that need no ticket (P1.3), public places with a QR code (P1.2).
 * A code leads to pages/report/index?scene=<id of the place>.
 */

export const places = [
  { id: 'p-b2-east', label: '地下车库 B2 东区' },
  { id: 'p-b2-west', label: '地下车库 B2 西区' },
  { id: 'p-7-lift', label: '7栋 电梯', building: '7栋' },
  { id: 'p-5-lobby', label: '5栋 大堂', building: '5栋' },
  { id: 'p-playground', label: '中心花园 儿童乐园' },
  { id: 'p-gate-south', label: '南门' },
];

export const faqs = [
  {
    id: 'faq-drain',
    question: '下水慢、返味，自己能先处理吗？',
    answer: '拧开水槽下面的存水弯，倒掉积物再拧紧，约 5 分钟。还是慢，就报修，疏通不收费。',
    words: ['下水', '返味', '堵', '存水弯', '地漏', '水槽'],
  },
  {
    id: 'faq-trip',
    question: '家里突然没电，怎么看是不是跳闸？',
    answer:
      '看进门处的配电箱：有一个开关往下掉，就是跳闸。先拔掉刚用的电器，再把它推上去。推上去又掉，别再推，报修。',
    words: ['没电', '停电', '跳闸', '配电箱', '空开'],
  },
  {
    id: 'faq-fee',
    question: '物业费怎么交，发票怎么开？',
    answer: '可以在服务大厅刷卡、扫码，也可以转账到物业账户。交完当天就能开电子发票，发到您的手机。',
    words: ['物业费', '交费', '缴费', '发票', '收费'],
  },
  {
    id: 'faq-parking',
    question: '地下车库月卡怎么办？',
    answer: '带行驶证到服务大厅办，当场开通。月卡 300 元，按自然月算，月底前办下个月的。',
    words: ['月卡', '停车', '车位', '车库', '停车费'],
  },
  {
    id: 'faq-card',
    question: '门禁卡丢了怎么补？',
    answer:
      '带身份证到服务大厅补，每张 20 元，旧卡当场作废。等补卡这几天，可以用小程序「打客服」请门岗开门。',
    words: ['门禁卡', '补卡', '丢了', '门卡'],
  },
  {
    id: 'faq-decoration',
    question: '装修要办什么手续，几点能施工？',
    answer:
      '先到服务大厅办装修登记，带房产证、施工单位资料和图纸。周一到周六 8:00–12:00、14:00–18:00 能施工，周日和节假日不行。',
    words: ['装修', '施工', '登记', '噪声', '噪音'],
  },
  {
    id: 'faq-water-off',
    question: '停水通知在哪里看，几点来水？',
    answer: '计划停水会提前一天在小程序和单元门口通知。没有通知又停水，先问问邻居，再报修。',
    words: ['停水', '来水', '没水'],
  },
  {
    id: 'faq-rubbish',
    question: '大件垃圾、装修垃圾放哪里？',
    answer: '大件放到北门堆放点，每周三、周六清运。装修垃圾装袋后放到 B1 临时点，先跟客服说一声。',
    words: ['垃圾', '大件', '沙发', '清运'],
  },
  {
    id: 'faq-heating',
    question: '暖气不热怎么办？',
    answer: '先拧开散热器上的放气阀，放到出水为止，再摸摸进出水管。一根热一根不热，就报修，师傅来调。',
    words: ['暖气', '不热', '地暖', '供暖'],
  },
  {
    id: 'faq-key',
    question: '钥匙锁在家里了怎么办？',
    answer: '物业不开锁。请打 110 问备案的开锁公司，需要的话，门岗可以证明您是业主。',
    words: ['钥匙', '开锁', '锁在家里', '忘带'],
  },
];
