/** What somebody sees who comes without a valid launch link: in both languages, as nobody knows yet which one is theirs. */

const texts = [
  {
    lang: 'zh-CN',
    title: '此链接已失效',
    happened: '启动链接只能使用一次，并且只在打开它的浏览器中有效。',
    safe: '您的数据都在本机，没有任何丢失。',
    next: '请重新启动衡舟，然后打开新的链接：',
  },
  {
    lang: 'en',
    title: 'This link no longer works',
    happened: 'A launch link works once, and only in the browser that opened it.',
    safe: 'Your data is on this computer; nothing is lost.',
    next: 'Start Evenkeel again and open the new link:',
  },
] as const

export function startAgainPage(): string {
  const sections = texts.map(
    (text) =>
      `<section lang="${text.lang}"><h1>${text.title}</h1><p>${text.happened} ${text.safe}</p>` +
      `<p>${text.next}</p><pre>npm start -- --browser</pre></section>`,
  )
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>衡舟 Evenkeel</title></head><body>${sections.join('')}</body></html>`
}
