/** A running sample server with the sample company, and plain requests to it. */
import { resolve } from 'node:path'
import {
  type SampleServer,
  type SampleServerOptions,
  startSampleServer,
} from '@main/sample-server/start-sample-server'

export const sampleCompany = resolve(import.meta.dirname, '../../../resources/sample-company')

export const authorization = (user = 'planner', password = 'evenkeel'): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

export const startWithCompany = (options: SampleServerOptions = {}): Promise<SampleServer> =>
  startSampleServer({ folder: sampleCompany, ...options })

export interface Answer {
  readonly status: number
  readonly headers: Headers
  // Bodies are looked into by tests only.
  readonly body: ReturnType<typeof JSON.parse>
}

/** A request as the planner, with the body read as JSON where it is. */
export async function ask(
  server: SampleServer,
  target: string,
  method = 'GET',
  body: unknown = undefined,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const url = target.startsWith('http') ? target : `${server.url}/${target}`
  const answer = await fetch(url, {
    method,
    headers: {
      authorization: authorization(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await answer.text()
  const json = answer.headers.get('content-type')?.includes('json')
  return {
    status: answer.status,
    headers: answer.headers,
    body: json && text !== '' ? JSON.parse(text) : text,
  }
}

export const filtered = (set: string, filter: string, more = ''): string =>
  `${set}?$filter=${encodeURIComponent(filter)}${more}`
