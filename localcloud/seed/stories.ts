import type { SeedContext } from './seed-context';

export async function playStories(_context: SeedContext): Promise<void> {}
