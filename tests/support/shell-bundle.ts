/** Bundles a TypeScript entry as the product's own build does: worker threads need a file that Node can run. */
import { resolve } from 'node:path'
import { build } from 'vite'

export const repository = resolve(import.meta.dirname, '../..')

/** Writes `<folder>/<name>.js`, CommonJS. */
export async function bundleEntry(entry: string, folder: string, name: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: repository,
    resolve: {
      alias: { '@shared': resolve(repository, 'shared'), '@main': resolve(repository, 'main') },
    },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { [name]: resolve(repository, entry) },
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  })
  return resolve(folder, `${name}.js`)
}
