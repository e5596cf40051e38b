/** Requests to servers whose certificate a private authority has signed; for one connection, not for the whole program. */
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { request as plainRequest } from 'node:http'
import { Agent, request } from 'node:https'
import { Readable } from 'node:stream'
import { rootCertificates } from 'node:tls'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { SettingReason } from '../reasons'
import type { Fetch } from './fetch-once'

const marked = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

/** The certificates in the file at `path`. CONNECTION_INVALID {field: authority} where there is none that can be read. */
function certificatesOf(path: string): string[] {
  try {
    const found = readFileSync(path, 'utf8').match(marked) ?? []
    for (const text of found) new X509Certificate(text)
    if (found.length > 0) return found
  } catch (error) {
    throw invalid(error)
  }
  throw invalid()
}

function invalid(cause?: unknown): EvenkeelError {
  const reason: SettingReason = 'not_a_certificate'
  return new EvenkeelError('CONNECTION_INVALID', { field: 'authority', reason }, cause)
}

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
  const ca = [...rootCertificates, ...certificatesOf(path)]
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
