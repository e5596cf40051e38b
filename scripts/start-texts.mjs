/** What the start script says, in the person's language; the reason is shown in the browser shell too. */

const en = {
  asked: () => 'the browser was asked for',
  noDisplay: () => 'there is no display',
  notThere: (host, status) => `Electron cannot be downloaded: ${host} answers ${status}`,
  portal: (host) => `Electron cannot be downloaded: ${host} answers with a web page`,
  unreachable: (host, why) => `Electron cannot be downloaded: ${host} does not answer (${why})`,
  downloading: (version) => `Downloading Electron ${version} (about 120 MB, once) …`,
  downloadFailed: (why) => `Electron cannot be downloaded: ${why}`,
  stalled: () => 'Electron cannot be downloaded: the network is too slow',
  ended: (status) => `Electron ended before its window opened (${status})`,
  silent: () => 'Electron did not open its window in time',
  inBrowser: (reason) => `Opening Evenkeel in the browser: ${reason}.`,
  usage:
    'npm start -- [--browser] [--workspace DIR] [--sample] [--lang en|zh-CN] [--no-open] [--port N] [--keep]',
}

const zh = {
  asked: () => '按要求使用浏览器',
  noDisplay: () => '没有显示器',
  notThere: (host, status) => `无法下载 Electron：${host} 返回 ${status}`,
  portal: (host) => `无法下载 Electron：${host} 返回的是网页`,
  unreachable: (host, why) => `无法下载 Electron：${host} 没有响应（${why}）`,
  downloading: (version) => `正在下载 Electron ${version}（约 120 MB，仅需一次）……`,
  downloadFailed: (why) => `无法下载 Electron：${why}`,
  stalled: () => '无法下载 Electron：网络太慢',
  ended: (status) => `Electron 在窗口打开之前退出（${status}）`,
  silent: () => 'Electron 未能及时打开窗口',
  inBrowser: (reason) => `在浏览器中打开衡舟：${reason}。`,
  usage: en.usage,
}

/** By `--lang`, else by the environment. */
export function startTexts(lang) {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  const chosen = lang || LC_ALL || LC_MESSAGES || LANG || ''
  return chosen.toLowerCase().startsWith('zh') ? zh : en
}
