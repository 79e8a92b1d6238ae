import Taro from '@tarojs/taro';

/** Opens the dialler with this number; a person who changes their mind there is no error. */
export function dial(phone: string): void {
  Taro.makePhoneCall({ phoneNumber: phone.replace(/\D/g, '') }).catch(() => undefined);
}
