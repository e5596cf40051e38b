/** The one door between the screens and the services. Everything above it speaks in the contract's types. */
import type {
  Bridge,
  CallName,
  EventName,
  EventPayload,
  Params,
  Reply,
  Result,
} from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import { preloadTransport } from './preload-transport'
import { websocketTransport } from './websocket-transport'

let chosen: Bridge | undefined

const bridge = (): Bridge => {
  chosen ??= preloadTransport() ?? websocketTransport()
  return chosen
}

/** Makes a call; throws `EvenkeelError` where the services answer with an error. */
export async function call<N extends CallName>(name: N, params: Params<N>): Promise<Result<N>> {
  const reply = (await bridge().call(name, params)) as Reply<N>
  if (reply.ok) return reply.value
  throw new EvenkeelError(reply.error.code, reply.error.params)
}

/** Hears one kind of event; returns the function that ends it. */
export function subscribe<N extends EventName>(
  name: N,
  listener: (payload: EventPayload<N>) => void,
): () => void {
  return bridge().subscribe((heard, payload) => {
    if (heard === name) listener(payload as EventPayload<N>)
  })
}
