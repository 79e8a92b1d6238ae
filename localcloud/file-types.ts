const ascii = (text: string) => Buffer.from(text, 'latin1');
const startsWith = (bytes: Buffer, from: number, ...starts: Buffer[]) =>
  starts.some((start) => bytes.subarray(from, from + start.length).equals(start));

interface FileType {
  contentType: string;
  /** do these bytes look like it? */
  matches: (bytes: Buffer) => boolean;
}

const jpeg: FileType = {
  contentType: 'image/jpeg',
  matches: (bytes) => startsWith(bytes, 0, Buffer.from([0xff, 0xd8, 0xff])),
};

/** Kinds of files that the product stores, by the ending of their name. */
const types: Record<string, FileType> = {
  jpg: jpeg,
  jpeg,
  png: {
    contentType: 'image/png',
    matches: (bytes) => startsWith(bytes, 0, Buffer.from([0x89, 0x50, 0x4e, 0x47])),
  },
  gif: {
    contentType: 'image/gif',
    matches: (bytes) => startsWith(bytes, 0, ascii('GIF87a'), ascii('GIF89a')),
  },
  webp: {
    contentType: 'image/webp',
    matches: (bytes) => startsWith(bytes, 0, ascii('RIFF')) && startsWith(bytes, 8, ascii('WEBP')),
  },
  mp3: {
    contentType: 'audio/mpeg',
    matches: (bytes) =>
      startsWith(bytes, 0, ascii('ID3')) || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0),
  },
  webm: {
    contentType: 'audio/webm',
    matches: (bytes) => startsWith(bytes, 0, Buffer.from([0x1a, 0x45, 0xdf, 0xa3])),
  },
  mp4: { contentType: 'video/mp4', matches: (bytes) => startsWith(bytes, 4, ascii('ftyp')) },
};

/** The kind of file that a name says it is, or undefined for one that is not stored. */
export function fileTypeOf(name: string): FileType | undefined {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  return Object.hasOwn(types, ending) ? types[ending] : undefined;
}
