/** A folder of screens that holds nothing but what the tests of the shells look at. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const fakePageHtml = `<!doctype html>
<html><head><meta charset="utf-8"><title>Fake screens</title>
<meta name="csp-nonce" content="__CSP_NONCE__"><link rel="stylesheet" href="/assets/page.css"></head>
<body><p id="ready">waiting</p><script type="module" src="/assets/page.js"></script></body></html>`

export async function writeFakePage(folder: string): Promise<string> {
  await mkdir(join(folder, 'assets'), { recursive: true })
  await writeFile(join(folder, 'index.html'), fakePageHtml)
  await writeFile(
    join(folder, 'assets', 'page.js'),
    "document.querySelector('#ready').textContent = 'ready'\n",
  )
  await writeFile(join(folder, 'assets', 'page.css'), '#ready { color: rgb(1, 2, 3) }\n')
  return folder
}

/** A new folder of the test's own and the function that removes it. */
export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'evenkeel-test-'))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}
