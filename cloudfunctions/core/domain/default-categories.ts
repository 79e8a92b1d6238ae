import type { Category } from '@contract/community';
import type { TicketKind } from '@contract/ticket';

type Leaf = [name: string, skills: string[], more?: Partial<Category>];

/** One upper category with its leaves; ids are `kind-1`, `kind-1-2`: stable as long as the order is. */
function branch(
  kind: TicketKind,
  index: number,
  name: string,
  icon: string,
  department: string,
  leaves: Leaf[],
): Category[] {
  const id = `${kind}-${index}`;
  const top: Category = { id, kind, name, icon, department, skills: [] };
  return [
    top,
    ...leaves.map(
      ([leaf, skills, more], place): Category => ({
        id: `${id}-${place + 1}`,
        kind,
        name: leaf,
        parentId: id,
        department,
        skills,
        ...more,
      }),
    ),
  ];
}

/** What a community starts with; its manager changes it as they like (P2.2). */
export const defaultCategories: Category[] = [
  ...branch('repair', 1, '水', 'drop', '工程部', [
    ['水龙头、阀门', ['水龙头', '水管']],
    ['下水堵塞', ['下水', '马桶']],
    ['马桶', ['马桶']],
    ['渗水、漏水', ['漏水', '渗水', '防水'], { urgent: true }],
  ]),
  ...branch('repair', 2, '电', 'bolt', '工程部', [
    ['灯、照明', ['灯', '照明']],
    ['插座、开关', ['插座']],
    ['没电、跳闸', ['插座', '照明'], { urgent: true }],
  ]),
  ...branch('repair', 3, '门窗', 'door', '工程部', [
    ['门锁', ['门锁', '锁']],
    ['窗户、纱窗', ['窗']],
    ['单元门、门禁、对讲', ['门禁', '对讲']],
  ]),
  ...branch('repair', 4, '墙、地、顶', 'building', '工程部', [
    ['瓷砖、地砖', ['瓷砖']],
    ['墙面、天花板', ['墙', '防水']],
  ]),
  ...branch('repair', 5, '公共设施', 'lift', '工程部', [
    ['电梯', ['电梯'], { urgent: true }],
    ['楼道、大堂', ['照明']],
    ['健身、儿童设施', []],
  ]),
  ...branch('repair', 6, '其他', 'wrench', '工程部', []),
  ...branch('complaint', 1, '噪声', 'horn', '客服部', []),
  ...branch('complaint', 2, '卫生', 'refresh', '保洁部', []),
  ...branch('complaint', 3, '停车', 'pin', '安保部', []),
  ...branch('complaint', 4, '服务态度', 'user', '客服部', []),
  ...branch('complaint', 5, '其他', 'complain', '客服部', []),
  ...branch('inquiry', 1, '收费、发票', 'coin', '客服部', []),
  ...branch('inquiry', 2, '停车、门禁卡', 'badge', '客服部', []),
  ...branch('inquiry', 3, '装修', 'wall', '客服部', []),
  ...branch('inquiry', 4, '其他', 'ask', '客服部', []),
];
