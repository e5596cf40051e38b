/** Settings that every protocol over http takes, and what they are checked for. */
import { z } from 'zod'
import { because, fileOrNone, isLoopback, wholeNumber, yesOrNo } from '../setting-shapes'

/** An address of the web, without a password in it. */
const webAddress = z
  .string()
  .trim()
  .refine((text) => URL.canParse(text), because('not_an_address'))
  .transform((text) => new URL(text))
  .refine((url) => url.protocol === 'https:' || url.protocol === 'http:', because('not_an_address'))
  .refine((url) => url.username === '' && url.password === '', because('holds_a_password'))

/** An address that need not be given; null where it is not. */
export const addressOrNone = z.preprocess(
  (given) => (given === undefined || String(given).trim() === '' ? null : given),
  webAddress.nullable(),
)

/** The root of a service, ending in a slash; without password, query and fragment. */
export const serviceRoot = webAddress
  .refine((url) => url.search === '' && url.hash === '', because('not_a_service_root'))
  .transform((url) => (url.pathname.endsWith('/') ? url : new URL(`${url.href}/`)))

export const httpSettings = {
  timeoutSeconds: wholeNumber(1, 3_600).default(30),
  /** Whether secrets may go over an unencrypted connection to another machine. */
  plainHttp: yesOrNo,
  /** Path of a file with the certificates of a private authority, in PEM. */
  authority: fileOrNone,
}

/** True where what is sent there is encrypted, stays on this machine, or was allowed to go in the clear. */
export const isSafePlace = (url: URL, plainHttp: 'yes' | 'no'): boolean =>
  url.protocol === 'https:' || isLoopback(url.hostname) || plainHttp === 'yes'
