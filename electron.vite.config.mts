import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string) => resolve(import.meta.dirname, path)
const alias = { '@shared': at('shared'), '@main': at('main'), '@renderer': at('renderer') }

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      outDir: at('out/main'),
      sourcemap: true,
      lib: {
        formats: ['cjs'],
        entry: {
          desktop: at('main/desktop/desktop-entry.ts'),
          loopback: at('main/loopback/loopback-entry.ts'),
          core: at('main/dispatch/thread/core-thread-entry.ts'),
          planning: at('main/planning/planning-thread-entry.ts'),
          workbook: at('main/services/workbooks/workbook-thread-entry.ts'),
          sheets: at('main/connectors/files/sheets/sheets-thread-entry.ts'),
          sqlite: at('main/connectors/sql/drivers/sqlite/sqlite-process-entry.ts'),
          quality: at('main/services/quality/quality-thread-entry.ts'),
          check: at('main/services/checking/check-thread-entry.ts'),
          matching: at('main/services/matching/matching-thread-entry.ts'),
          cli: at('main/cli/cli-entry.ts'),
          'sample-server': at('main/sample-server/sample-server-entry.ts'),
        },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      outDir: at('out/preload'),
      externalizeDeps: false,
      lib: { formats: ['cjs'], entry: { preload: at('preload/preload-entry.ts') } },
    },
  },
  renderer: {
    root: at('renderer'),
    resolve: { alias },
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      minify: true,
      // Read from this computer, never over a network.
      chunkSizeWarningLimit: 5000,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
})
