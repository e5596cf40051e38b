/** One request and its whole answer, with a limit on silence and on size. */
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

export interface Limits {
  /** Longest silence, before the answer and within it. */
  readonly seconds: number
  readonly bytes: number
}

/** Set on the error of an answer that broke off, which is worth another try. */
export class BrokenOff extends Error {}

/** The answer, whatever its status; redirects are not followed. SERVER_TIMEOUT, SERVER_UNREACHABLE, SERVER_ANSWER_INVALID (too large), CANCELLED; `BrokenOff` where the connection ended early. */
export async function fetchOnce(
  asked: Asked,
  limits: Limits,
  signal: AbortSignal,
): Promise<Answered> {
  const address = asked.url.origin
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(), limits.seconds * 1_000)
  let started = false
  try {
    const answer = await fetch(asked.url, {
      method: asked.method,
      headers: asked.headers,
      body: asked.body ?? null,
      redirect: 'manual',
      signal: AbortSignal.any([signal, silence.signal]),
    })
    started = true
    timer.refresh()
    const text = await textOf(answer, limits.bytes, address, () => timer.refresh())
    return { url: asked.url, status: answer.status, headers: answer.headers, text }
  } catch (error) {
    if (error instanceof EvenkeelError) throw error
    if (signal.aborted) throw new EvenkeelError('CANCELLED', {}, error)
    if (silence.signal.aborted)
      throw new EvenkeelError('SERVER_TIMEOUT', { address, seconds: limits.seconds }, error)
    if (started) throw new BrokenOff('the answer broke off', { cause: error })
    throw networkError(address, limits.seconds, error)
  } finally {
    clearTimeout(timer)
  }
}

async function textOf(
  answer: Response,
  limit: number,
  address: string,
  arrived: () => void,
): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of answer.body ?? []) {
    arrived()
    size += chunk.length
    if (size > limit) throw answerInvalid(address, 'answer_too_large', limit)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
