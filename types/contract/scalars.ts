import { limits } from './limits';
import { z } from './zod';

/**
 * Scalars of the wire. Whatever reaches a query is one of these: a parsed scalar,
 * so a client value can never become a query operator.
 */
export const Id = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));

/** Made on the phone; the same id sent twice is the same ticket, the same command (P1.2). */
export const NewId = z.string().check(z.regex(/^[a-z0-9]{16,32}$/));

/** Epoch milliseconds UTC. */
export const At = z.int().check(z.minimum(0), z.maximum(8_640_000_000_000_000));

const visible = /\S/;
export const Text = z.string().check(z.trim(), z.regex(visible), z.maxLength(limits.textLength));
export const ShortText = z.string().check(z.trim(), z.regex(visible), z.maxLength(limits.shortTextLength));

/** A file id of the cloud storage; that it belongs to the ticket is checked by the handler. */
export const FileId = z.string().check(z.regex(/^cloud:\/\/[A-Za-z0-9._/-]{6,250}$/));
export const Photos = z.array(FileId).check(z.maxLength(limits.photosPerEntry));

/** Place in a list: opaque to the phone, given back as it came. */
export const Cursor = z.string().check(z.regex(/^[A-Za-z0-9:_-]{1,120}$/));
