/**
 * The page's own world, before any of its scripts: receives what the preload exposes. The two worlds share nothing but
 * the document's events, which are synchronous, so that what was exposed is there before the page looks.
 */
;(() => {
  const { pack, unpack } = globalThis.__standinValues
  delete globalThis.__standinValues
  const prefix = '__TOKEN__'
  const held = new Map()
  const promised = new Map()
  let last = 0
  let answered

  const tell = (kind, detail) =>
    window.dispatchEvent(new CustomEvent(prefix + kind, { detail: JSON.stringify(detail) }))
  const hear = (kind, listener) =>
    window.addEventListener(prefix + kind, ({ detail }) => listener(JSON.parse(detail)))
  const keep = (value) => {
    held.set(++last, value)
    return last
  }

  const remote = (mark) => {
    if (mark.$ === 'promise')
      return new Promise((resolve, reject) => promised.set(mark.of, { resolve, reject }))
    return (...args) => {
      answered = undefined
      tell('call', { id: mark.of, args: args.map((value) => pack(value, keep)) })
      const answer = answered
      if (answer?.error) throw new Error(answer.error)
      return answer ? unpack(answer.value, remote) : undefined
    }
  }
  const freeze = (value) => {
    if (!value || typeof value !== 'object' || ArrayBuffer.isView(value)) return value
    Object.values(value).forEach(freeze)
    return Object.freeze(value)
  }

  hear('expose', ({ key, value }) =>
    Object.defineProperty(window, key, { value: freeze(unpack(value, remote)), enumerable: true }),
  )
  hear('answer', (answer) => {
    answered = answer
  })
  hear('settle', ({ id, value, error }) => {
    const promise = promised.get(id)
    promised.delete(id)
    if (error) promise?.reject(new Error(error))
    else promise?.resolve(unpack(value, remote))
  })
  hear('callback', ({ id, args }) => held.get(id)?.(...args.map((value) => unpack(value, remote))))

  // Electron refuses before a window exists; here the question goes to the program and the answer is always no.
  window.open = (url) => {
    tell('open', { url: new URL(url ?? 'about:blank', document.baseURI).href })
    return null
  }
  addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[target]') : null
      if (!link || ['', '_self', '_top', '_parent'].includes(link.target)) return
      event.preventDefault()
      tell('open', { url: link.href })
    },
    true,
  )
})()
