/** What somebody sees who comes without a valid launch link: in both languages, as nobody knows yet which one is theirs. */
import { languages } from '@shared/contract/app-calls'
import { describeError } from '@shared/messages/translate'

export function startAgainPage(): string {
  const sections = [...languages].reverse().map((language) => {
    const text = describeError(language, { code: 'LINK_USED', params: {} })
    return `<p lang="${language}">${text}</p>`
  })
  return (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>衡舟 Evenkeel</title></head>' +
    `<body><h1>衡舟 Evenkeel</h1>${sections.join('')}<pre>npm start -- --browser</pre></body></html>`
  )
}
