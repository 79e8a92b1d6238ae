import { APP_ID } from '../functions/environment';
import { type Api, ok, refused } from './answer';

/** phonenumber.getPhoneNumber: a code is good once and for 5 minutes (platform.md "Identity"). */
export const getPhoneNumber: Api = ({ state, clock }, args) => {
  const phone = state.takeCode(String(args.code ?? ''), clock.now());
  if (!phone) return refused(40029, 'invalid code');
  const watermark = { appid: APP_ID, timestamp: Math.floor(clock.now() / 1_000) };
  return ok({
    phone_info: { phone_number: phone, pure_phone_number: phone, country_code: '86', watermark },
  });
};
