/** One request and its answer, with a limit on silence and on size. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { answerInvalid } from '../reasons'
import { networkError } from './network-errors'

export interface Asked {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Answered {
  readonly url: URL
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** An answer whose body comes bit by bit, for what is too large to be held. */
export interface Streamed extends Omit<Answered, 'text'> {
  /** `BrokenOff` where the connection ends early. */
  readonly chunks: AsyncIterable<Uint8Array>
}

export interface Limits {
  /** Longest silence, before the answer and within it. */
  readonly seconds: number
  /** Of the answer once it is unpacked. */
  readonly bytes: number
}

/** `fetch`, or what stands for it where a private authority is to be trusted. */
export type Fetch = (url: URL, options: RequestInit) => Promise<Response>

/** Set on the error of an answer that broke off, which is worth another try. */
export class BrokenOff extends Error {}

/** The answer as soon as its head is there; redirects are not followed. SERVER_TIMEOUT, SERVER_UNREACHABLE, CERTIFICATE_REFUSED, SERVER_ANSWER_INVALID (too large), CANCELLED; while it is read `BrokenOff` as well. */
export async function fetchStream(
  asked: Asked,
  limits: Limits,
  signal: AbortSignal,
  ask: Fetch = fetch,
): Promise<Streamed> {
  const address = asked.url.origin
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(), limits.seconds * 1_000)
  const failure = (error: unknown, started: boolean): unknown => {
    if (error instanceof EvenkeelError) return error
    if (signal.aborted) return new EvenkeelError('CANCELLED', {}, error)
    if (silence.signal.aborted)
      return new EvenkeelError('SERVER_TIMEOUT', { address, seconds: limits.seconds }, error)
    if (started) return new BrokenOff('the answer broke off', { cause: error })
    return networkError(address, limits.seconds, error)
  }
  async function* chunksOf(answer: Response): AsyncGenerator<Uint8Array> {
    let size = 0
    try {
      for await (const chunk of answer.body ?? []) {
        timer.refresh()
        size += chunk.length
        if (size > limits.bytes) throw answerInvalid(address, 'answer_too_large', limits.bytes)
        yield chunk
      }
    } catch (error) {
      throw failure(error, true)
    } finally {
      clearTimeout(timer)
    }
  }
  try {
    const answer = await ask(asked.url, {
      method: asked.method,
      headers: asked.headers,
      body: asked.body ?? null,
      redirect: 'manual',
      signal: AbortSignal.any([signal, silence.signal]),
    })
    timer.refresh()
    const { status, headers } = answer
    return { url: asked.url, status, headers, chunks: chunksOf(answer) }
  } catch (error) {
    clearTimeout(timer)
    throw failure(error, false)
  }
}

/** The whole answer, whatever its status; errors as `fetchStream`. */
export async function fetchOnce(
  asked: Asked,
  limits: Limits,
  signal: AbortSignal,
  ask: Fetch = fetch,
): Promise<Answered> {
  return wholeOf(await fetchStream(asked, limits, signal, ask))
}

/** The rest of an answer as text. */
export async function wholeOf({ chunks, ...head }: Streamed): Promise<Answered> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of chunks) text += decoder.decode(chunk, { stream: true })
  return { ...head, text: text + decoder.decode() }
}
