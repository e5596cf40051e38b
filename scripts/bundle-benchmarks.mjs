/** Bundles tests/bench/run-benchmarks.ts and tests/bench/score-forecasts.ts to out/bench, with the aliases of the product; packages stay outside. */
import { build } from 'vite'
import { inRoot, root } from './project-paths.mjs'

const common = {
  configFile: false,
  logLevel: 'warn',
  root,
  resolve: {
    alias: {
      '@shared': inRoot('shared'),
      '@main': inRoot('main'),
      '@renderer': inRoot('renderer'),
    },
  },
}

await build({
  ...common,
  build: {
    ssr: true,
    outDir: inRoot('out/bench'),
    minify: false,
    rolldownOptions: {
      input: {
        run: inRoot('tests/bench/run-benchmarks.ts'),
        'score-forecasts': inRoot('tests/bench/score-forecasts.ts'),
      },
      output: { format: 'cjs', entryFileNames: '[name].js' },
    },
  },
})

// What runs in the browser.
await build({
  ...common,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: inRoot('out/bench/grid-page'),
    rolldownOptions: {
      input: { 'grid-page': inRoot('tests/bench/grid/grid-page.ts') },
      output: { format: 'es', entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
})
