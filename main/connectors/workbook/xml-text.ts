/** Text as XML takes it. */

const special: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Characters that XML 1.0 has no way to write, halves of surrogate pairs among them. */
const unwritable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** For content and attributes; what XML cannot hold is left out. */
export const xmlText = (text: string): string =>
  text.replaceAll(unwritable, '').replaceAll(/[&<>"]/g, (one) => special[one] ?? one)

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
