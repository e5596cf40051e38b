/** `npm run sample-server -- --port 4004 --folder DIR --password WORD --database FILE` */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { odataDialects } from '@shared/model/odata-dialects'
import { startSampleServer } from './start-sample-server'

const sampleCompany = resolve(__dirname, '../../resources/sample-company')

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4004' },
      folder: { type: 'string', default: sampleCompany },
      password: { type: 'string', default: 'evenkeel' },
      database: { type: 'string' },
      /** `ignored`: a server that does not tell what changed, though it is asked. */
      tracking: { type: 'string' },
      /** `generic`, `s4hana` or `dataverse`: whose habits it has. */
      dialect: { type: 'string', default: 'generic' },
    },
  })
  const dialect = odataDialects.find((one) => one === values.dialect)
  const server = await startSampleServer({
    port: Number(values.port),
    folder: resolve(values.folder),
    password: values.password,
    ...(values.tracking === 'ignored' ? { tracking: 'ignored' } : {}),
    ...(dialect ? { dialect } : {}),
    ...(values.database ? { database: resolve(values.database) } : {}),
  })
  const { rows, rejected } = server.loaded
  console.log(`Evenkeel sample server: ${server.url}`)
  console.log(`${rows} rows from ${values.folder}; users: planner, chair`)
  for (const place of rejected.slice(0, 20)) console.log(`left out: ${place}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void server.close().then(() => process.exit(0)))
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
