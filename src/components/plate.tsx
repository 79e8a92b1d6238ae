import type { TicketCard } from '@contract/ticket';
import { View } from '@tarojs/components';

interface PlateProps {
  place: TicketCard['place'];
  /** large: the subject of the page; light: in lists */
  look?: 'large' | 'light';
}

/** House plate 门牌: where, always in this form; outlined for public areas (look.md 5). */
export function Plate({ place, look }: PlateProps) {
  const light = look === 'light' && place.area === 'home';
  const classes = ['plate', look === 'large' ? 'plate-l' : '', light ? 'plate-t' : ''];
  if (place.area === 'public') classes.push('plate-pub');
  return <View className={classes.filter(Boolean).join(' ')}>{place.label}</View>;
}
