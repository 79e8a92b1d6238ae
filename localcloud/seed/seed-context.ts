/** Somebody whom the demo can be tried as. */
export interface Persona {
  openid: string;
  name: string;
  role: 'resident' | 'desk' | 'technician' | 'lead' | 'manager';
  /** role and place in words */
  label: string;
  /** the page on which this person starts */
  page: string;
}

/** What a seed may do. Tickets are made by calling the real functions, with the clock moved through the past. */
export interface SeedContext {
  /** local cloud time, epoch ms */
  now(): number;
  setClock(at: number): void;
  insert(collection: string, documents: ({ _id: string } & Record<string, unknown>)[]): void;
  /** answers the file id */
  upload(key: string, bytes: Buffer): string;
  /** the bytes of one of the demo's pictures */
  picture(name: string): Buffer;
  grant(openid: string, templateId: string, count: number): void;
  templateIds: string[];
  /** runs a function's timer once, now */
  tick(functionName: string): Promise<void>;
  call(functionName: string, openid: string, event: unknown): Promise<unknown>;
}

export interface Seed {
  personas: readonly Persona[];
  run(context: SeedContext): Promise<void>;
}
