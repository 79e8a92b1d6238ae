interface AppConfig {
  pages: readonly string[];
  subPackages: readonly { root: string; pages: readonly string[] }[];
}

/** The pages that src/app.config.ts names, as WeChat addresses them: `pages/home/index`, `desk/queue/index` … */
export async function appPages(): Promise<string[]> {
  // Taro's build provides it
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config });
  const { default: app } = (await import('../../src/app.config')) as { default: AppConfig };
  return [
    ...app.pages,
    ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ];
}
