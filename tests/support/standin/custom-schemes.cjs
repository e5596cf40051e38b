/**
 * `protocol`: a scheme of the program's own is mapped to a secure origin that no network has, and its requests are
 * answered by the program's handler instead. Outwards every address is given in the program's scheme.
 */
const handlers = new Map()
const privileged = new Set()

/** `evenkeel://app/x` to `https://app.evenkeel.invalid/x`; other addresses stay as they are. */
exports.toWeb = (url) => {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url)
  return match && privileged.has(match[1])
    ? `https://${match[2]}.${match[1]}.invalid${match[3] || '/'}`
    : url
}

exports.fromWeb = (url) => {
  const match = /^https:\/\/([^/?#]*)\.([^./?#]+)\.invalid(\/.*)?$/s.exec(url)
  return match && privileged.has(match[2]) ? `${match[2]}://${match[1]}${match[3] ?? '/'}` : url
}

/** What `Fetch.fulfillRequest` wants; undefined for an address that is not of a scheme with a handler. */
exports.answerRequest = async ({ url, method, headers, postData }) => {
  const original = exports.fromWeb(url)
  const handler = handlers.get(original.split(':', 1)[0])
  if (original === url || !handler) return undefined
  const response = await handler(
    new Request(original, { method, headers, ...(postData ? { body: postData } : {}) }),
  )
  return {
    responseCode: response.status,
    responseHeaders: Array.from(response.headers, ([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  }
}

exports.protocol = {
  registerSchemesAsPrivileged(list) {
    for (const { scheme, privileges } of list)
      if (privileges?.standard && privileges.secure) privileged.add(scheme)
  },
  handle(scheme, handler) {
    if (handlers.has(scheme)) throw new Error('The scheme has been registered')
    if (!privileged.has(scheme))
      throw new Error(`stand-in: only standard and secure schemes are there, not ${scheme}`)
    handlers.set(scheme, handler)
  },
  unhandle: (scheme) => void handlers.delete(scheme),
  isProtocolHandled: (scheme) => handlers.has(scheme),
}
