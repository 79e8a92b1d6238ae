import { notImplemented } from '../cloud-error';
import { toPng } from '../qr/png';
import { MOST_QR_BYTES, qrCode } from '../qr/qr-code';
import { type Api, isPage, refused } from './answer';

const QUIET_MODULES = 4;
const sceneCharacters = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/;

/** RGB from WeChat's `line_color`, whose values are texts or numbers; black if there is none. */
function lineColour(value: unknown): [number, number, number] {
  const { r = 0, g = 0, b = 0 } = (value ?? {}) as Record<string, unknown>;
  return [Number(r), Number(g), Number(b)];
}

/**
 * wxacode.getUnlimited: a picture that opens a page with `scene`. WeChat draws its own round code that only WeChat
 * reads; here it is a QR code (PNG) with the address of the page on this server, which any phone camera reads.
 * Rules and codes: the official documents of getUnlimitedQRCode.
 */
export const getUnlimited: Api = (parts, args) => {
  const { scene, page = 'pages/home/index', check_path: checkPath = true, width = 430 } = args;
  if (typeof scene !== 'string' || scene.length < 1 || scene.length > 32) {
    return refused(40169, 'invalid length for scene, or the data is not json string');
  }
  if (!sceneCharacters.test(scene)) return refused(40129, 'invalid scene');
  if (typeof page !== 'string' || page.startsWith('/') || page.includes('?'))
    return refused(41030, 'invalid page');
  if (checkPath && !isPage(parts.pages, page)) return refused(41030, 'invalid page');
  if (!['release', 'trial', 'develop'].includes(String(args.env_version ?? 'release'))) {
    return refused(40097, 'invalid args: env_version');
  }
  if (args.auto_color) throw notImplemented('wxacode.getUnlimited auto_color');
  const text = `${parts.url}/app/#/${page}?scene=${encodeURIComponent(scene)}`;
  if (Buffer.byteLength(text) > MOST_QR_BYTES)
    throw notImplemented('wxacode.getUnlimited with so long a page');
  const pixels = Math.min(1_280, Math.max(280, Number(width) || 430));
  return {
    contentType: 'image/png',
    buffer: toPng(qrCode(text), {
      pixels,
      quiet: QUIET_MODULES,
      colour: lineColour(args.line_color),
      transparent: args.is_hyaline === true,
    }),
  };
};
