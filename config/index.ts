import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';

const root = path.resolve(__dirname, '..');
const cssModules = {
  enable: true,
  config: { namingPattern: 'module' as const, generateScopedName: '[name]__[local]___[hash:base64:5]' },
};

// Taro compiles src/ only; the contract is TypeScript beside it
const compile = { include: [path.join(root, 'types')] };

/** Taro's build: weapp → dist/weapp, h5 → dist/h5 (served by the local cloud under /app/). */
export default defineConfig<'webpack5'>(async () => {
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'property-service-desk',
    date: '2026-11-23',
    // 1 px in a style sheet is 1 px of a 375 px wide phone
    designWidth: 375,
    deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
    sourceRoot: 'src',
    outputRoot: process.env.TARO_OUT ?? `dist/${process.env.TARO_ENV}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    jsMinimizer: 'terser',
    alias: { '@': path.join(root, 'src'), '@contract': path.join(root, 'types/contract') },
    plugins: [],
    mini: {
      compile,
      optimizeMainPackage: { enable: true },
      postcss: { pxtransform: { enable: true, config: {} }, cssModules },
    },
    h5: {
      compile,
      publicPath: '/app/',
      staticDirectory: 'static',
      webpackChain(chain) {
        // Taro's default ('initial') packs @tarojs/components into every page chunk again
        chain.optimization.merge({ splitChunks: { chunks: 'all' } });
        chain.performance.hints(false);
      },
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: {
        autoprefixer: { enable: true, config: {} },
        // px stays px: a wide screen must not blow the text up
        pxtransform: { enable: false, config: {} },
        cssModules,
      },
    },
  };
  return config;
});
