/** Requests to servers whose certificate a private authority has signed; for one connection, not for the whole program. */
import { request as plainRequest } from 'node:http'
import { Agent, request } from 'node:https'
import { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { trustedCertificates } from '../trusted-certificates'
import type { Fetch } from './fetch-once'

const unpacking = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])

const withoutBody = new Set([101, 204, 205, 304])

/** A `fetch` that trusts the authority in the file at `path` beside those that everybody trusts; undefined where `path` is empty. */
export function trustedFetch(path: string): Fetch | undefined {
  if (path === '') return undefined
  const ca = trustedCertificates(path)
  const agent = new Agent({ ca, keepAlive: true })
  return (url, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const options = {
        method: method ?? 'GET',
        headers: {
          'accept-encoding': 'gzip, deflate, br',
          ...Object.fromEntries(new Headers(headers)),
        },
        ...(signal ? { signal } : {}),
      }
      const asked =
        url.protocol === 'https:' ? request(url, { ...options, agent }) : plainRequest(url, options)
      asked.once('error', reject)
      asked.once('response', (answer) => {
        const status = answer.statusCode ?? 0
        const known = new Headers()
        for (const [name, values] of Object.entries(answer.headersDistinct))
          for (const value of values ?? []) known.append(name, value)
        if (withoutBody.has(status)) {
          answer.resume()
          resolve(new Response(null, { status, headers: known }))
          return
        }
        const packed = unpacking.get(answer.headers['content-encoding'] ?? '')
        const unpacked = packed ? answer.pipe(packed()) : answer
        if (packed) answer.once('error', (error) => unpacked.destroy(error))
        const stream = Readable.toWeb(unpacked) as ReadableStream<Uint8Array>
        resolve(new Response(stream, { status, headers: known }))
      })
      asked.end(body ?? undefined)
    })
}
