/** Whether a text is one query that only reads, as far as its words tell. The session is read-only besides, where the system has that. */

/** What is no part of the statement's own words: texts, quoted names, comments. */
const quoted =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|(\$[A-Za-z_]*\$)[\s\S]*?\1|--[^\n]*|\/\*[\s\S]*?\*\//g
const writing =
  /\b(insert|update|delete|merge|into|create|alter|drop|truncate|grant|revoke|call|exec|execute|kill|shutdown|backup|restore)\b/i

/** Undefined where `query` is a single `select` (or `with … select`) without a word that writes; else what is wrong: the word, or the sign. `unjudged` finds ways to quote that only this system has. */
export function faultOfSelect(query: string, unjudged: RegExp | null): string | undefined {
  const doubtful = unjudged?.exec(query)?.[0]
  if (doubtful !== undefined) return doubtful
  const words = query.replace(quoted, ' ? ').trim().replace(/;$/, '')
  if (!/^(select|with)\b/i.test(words)) return words.slice(0, 20) || '—'
  if (words.includes(';')) return ';'
  return writing.exec(words)?.[0]
}

/** The query without the sign at its end. */
export const withoutEnd = (query: string): string => query.trim().replace(/;\s*$/, '')
