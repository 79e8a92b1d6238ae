import * as z from 'zod/mini';

// zod probes `new Function` for speed; mini-programs and strict hosts forbid it
z.config({ jitless: true });

export { z };
