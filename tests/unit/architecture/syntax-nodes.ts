/** Syntax trees of source files, walked without caring what kind of node holds what. */
import { parseAst } from 'vite'
import { textOf } from './source-files'

export interface SyntaxNode {
  readonly type: string
  readonly [field: string]: unknown
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** Every node below the given value, itself included, parents first. */
export function* nodesBelow(value: unknown): Generator<SyntaxNode> {
  if (Array.isArray(value)) {
    for (const one of value) yield* nodesBelow(one)
    return
  }
  if (!isNode(value)) return
  yield value
  for (const field of Object.values(value)) yield* nodesBelow(field)
}

export const nodesOf = (code: string, tsx: boolean): SyntaxNode[] => [
  ...nodesBelow(parseAst(code, { lang: tsx ? 'tsx' : 'ts', astType: 'ts' })),
]

export const nodesIn = (file: string): SyntaxNode[] => nodesOf(textOf(file), file.endsWith('x'))

/** The text of a literal, or undefined where the node is anything else. */
export const literalText = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined
