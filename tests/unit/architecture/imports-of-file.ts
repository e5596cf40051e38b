/** What a file imports, types and dynamic imports included, with the project's own files resolved. */
import { posix } from 'node:path'
import { literalText, nodesIn, type SyntaxNode } from './syntax-nodes'

export interface Import {
  readonly file: string
  /** As it is written. */
  readonly specifier: string
  /** Path below the repository without its ending, or null where it is a package. */
  readonly own: string | null
}

const withSource = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])

function specifierOf(node: SyntaxNode): string | undefined {
  if (withSource.has(node.type)) return literalText(node.source)
  if (node.type === 'TSExternalModuleReference') return literalText(node.expression)
  if (node.type !== 'CallExpression') return undefined
  const { callee, arguments: given } = node as unknown as {
    readonly callee: SyntaxNode
    readonly arguments: readonly unknown[]
  }
  return callee.type === 'Identifier' && callee.name === 'require'
    ? literalText(given[0])
    : undefined
}

const alias = /^@(shared|main|renderer)\//

function ownPath(file: string, specifier: string): string | null {
  if (alias.test(specifier)) return specifier.slice(1)
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : null
}

export const importsOf = (file: string): Import[] =>
  nodesIn(file).flatMap((node) => {
    const specifier = specifierOf(node)
    return specifier === undefined ? [] : [{ file, specifier, own: ownPath(file, specifier) }]
  })

/** `react` of `react/jsx-runtime`, `@a/b` of `@a/b/c`, `node:fs` of `node:fs/promises`. */
export const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
