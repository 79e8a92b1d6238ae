/**
 * The layers of the code and what each may import: the one picture of design and ARCHITECTURE.md as a table.
 * A file belongs to the first layer whose `files` matches it.
 */
export interface Layer {
  name: string;
  /** paths from the root */
  files: RegExp;
  /** other layers that it may import; its own it always may */
  layers: readonly string[];
  /** packages that it may import; `node` stands for Node's own modules */
  packages: readonly string[];
}

const phoneBelowPages = ['phone components', 'phone hooks', 'phone api', 'phone words', 'contract'];
const taro = ['react', '@tarojs/components', '@tarojs/taro'];

export const layers: readonly Layer[] = [
  { name: 'contract', files: /^types\/contract\//, layers: [], packages: ['zod', 'dayjs'] },
  { name: 'global types', files: /^types\/global\.d\.ts$/, layers: [], packages: [] },

  // the cloud: rules know nothing of use cases, use cases nothing of the SDK
  {
    name: 'domain',
    files: /^cloudfunctions\/core\/domain\//,
    layers: ['contract'],
    packages: ['chinese-days'],
  },
  {
    name: 'use cases',
    files: /^cloudfunctions\/core\/usecases\//,
    layers: ['domain', 'contract'],
    packages: [],
  },
  {
    name: 'runtime',
    files: /^cloudfunctions\/core\/runtime\//,
    layers: ['use cases', 'domain', 'contract'],
    packages: [],
  },
  {
    name: 'adapters',
    files: /^cloudfunctions\/core\/adapters\//,
    layers: ['use cases', 'domain', 'contract', 'deployment'],
    packages: ['wx-server-sdk'],
  },
  {
    name: 'function entry points',
    files: /^cloudfunctions\/[^/]+\/index\.ts$/,
    layers: ['runtime', 'use cases', 'adapters'],
    packages: [],
  },

  // the phone: pages → components → hooks → api; every work place of staff stands on its own
  {
    name: 'phone app',
    files: /^src\/(app(\.config)?\.tsx?|app\.css|styles\/.+)$/,
    layers: [],
    packages: taro,
  },
  { name: 'phone words', files: /^src\/(labels|workplaces)\.ts$/, layers: ['contract'], packages: [] },
  {
    name: 'phone api',
    files: /^src\/api\//,
    layers: ['contract', 'deployment'],
    packages: ['@tarojs/taro'],
  },
  // native components for WeChat, and what their twins for the browser share with them
  { name: 'phone native', files: /^src\/native\//, layers: [], packages: [] },
  { name: 'phone hooks', files: /^src\/hooks\//, layers: ['phone api', 'contract'], packages: taro },
  {
    name: 'phone components',
    files: /^src\/components\//,
    layers: ['phone hooks', 'phone api', 'phone native', 'phone words', 'contract'],
    packages: taro,
  },
  { name: 'owner pages', files: /^src\/pages\//, layers: phoneBelowPages, packages: taro },
  { name: 'desk pages', files: /^src\/desk\//, layers: phoneBelowPages, packages: taro },
  { name: 'manager pages', files: /^src\/manager\//, layers: phoneBelowPages, packages: taro },
  { name: 'technician pages', files: /^src\/technician\//, layers: phoneBelowPages, packages: taro },

  // the same cloud on one machine: it runs the product's bundles and knows none of its code;
  // only the demo's stories speak the product's language, by the types of its contract
  {
    name: 'demo seed',
    files: /^localcloud\/seed\//,
    layers: ['contract'],
    packages: ['node', 'chinese-days'],
  },
  {
    name: 'local cloud',
    files: /^localcloud\//,
    layers: ['demo seed'],
    packages: ['node', 'bson', 'cron-parser', 'libsql', 'mingo', 'protobufjs'],
  },

  // settings that are deployed, read by the phone and by the functions alike
  { name: 'deployment', files: /^config\/message-templates\.json$/, layers: [], packages: [] },
];
