/** The certificates that one connection trusts. */
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { SettingReason } from './reasons'

const marked = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

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

const refusal = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/

/** Whether the code of an error says that a server's certificate is not trusted. */
export const isCertificateRefusal = (code: string): boolean => refusal.test(code)

/** Those that everybody trusts and those in the file at `path`. CONNECTION_INVALID {field: authority} where it has none that can be read. */
export const trustedCertificates = (path: string): string[] => [
  ...rootCertificates,
  ...certificatesOf(path),
]
