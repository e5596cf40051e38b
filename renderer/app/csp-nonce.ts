/** The nonce the shell wrote into the page; styles made at run time must carry it. */
const meta = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')

export const cspNonce: string = meta?.content ?? ''

/** Gives the nonce to every style sheet made at run time: some of antd's measuring helpers take none as a setting. */
export function giveStylesTheNonce(): void {
  const create = document.createElement
  document.createElement = ((...args: Parameters<Document['createElement']>) => {
    const element = create.apply(document, args)
    if (element instanceof HTMLStyleElement) element.nonce = cspNonce
    return element
  }) as Document['createElement']
}
