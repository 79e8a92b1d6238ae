import protobuf from 'protobufjs';
import { HttpError } from '../http-tools';
import type { Answer } from './answer';

// as wx-server-sdk 4.0.2 sends and expects it
const { root } = protobuf.parse(
  `syntax = "proto3";
  message KeyValuePair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
  message OpenApiData { repeated KeyValuePair pairs = 1; }
  message CommApiData { int32 apiType = 1; OpenApiData openapiData = 2; string appid = 6; }
  message CommOpenApiResp { bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; }`,
  { keepCase: true },
);
const Request = root.lookupType('CommApiData');
const Response = root.lookupType('CommOpenApiResp');

/** The parts of a multipart body by name. */
export function parseMultipart(body: Buffer, contentType: string): Record<string, Buffer> {
  const boundary = Buffer.from(`--${/boundary="?([^";]+)/.exec(contentType)?.[1] ?? ''}`);
  const parts: Record<string, Buffer> = Object.create(null);
  let at = body.indexOf(boundary);
  while (at >= 0) {
    const end = body.indexOf(boundary, at + boundary.length);
    if (end < 0) break;
    const part = body.subarray(at + boundary.length + 2, end - 2);
    const head = part.indexOf('\r\n\r\n');
    const name = /name="([^"]+)"/.exec(part.subarray(0, Math.max(0, head)).toString())?.[1];
    if (name && head >= 0) parts[name] = part.subarray(head + 4);
    at = end;
  }
  return parts;
}

/** The arguments of a cloud call. Throws HttpError 400 for bytes that are none. */
export function decodeArguments(requestData: Buffer): Record<string, unknown> {
  try {
    return decoded(requestData);
  } catch {
    throw new HttpError(400, 'requestData: a CommApiData message is expected');
  }
}

function decoded(requestData: Buffer): Record<string, unknown> {
  const message = Request.decode(requestData) as unknown as {
    openapiData?: { pairs?: { key: string; value: Uint8Array; contenttype: string }[] };
  };
  const args: Record<string, unknown> = {};
  for (const { key, value, contenttype } of message.openapiData?.pairs ?? []) {
    const bytes = Buffer.from(value);
    args[key] = contenttype ? bytes : JSON.parse(bytes.toString());
  }
  return args;
}

/** An answer of an API: JSON, or a picture as it is. */
export function encodeAnswer(answer: Answer): Buffer {
  const isPicture = 'buffer' in answer;
  return Buffer.from(
    Response.encode(
      Response.create({
        respData: isPicture ? answer.buffer : Buffer.from(JSON.stringify(answer)),
        contentType: isPicture ? answer.contentType : 'application/json',
        httpCode: 200,
      }),
    ).finish(),
  );
}

/** The code with which the cloud itself refuses a call, e.g. -604101. */
export function encodeRefusal(errorCode: number): Buffer {
  return Buffer.from(Response.encode(Response.create({ errorCode })).finish());
}
