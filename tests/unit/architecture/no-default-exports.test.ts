import { expect, test } from 'vitest'
import { allSources } from './source-files'
import { nodesIn, type SyntaxNode } from './syntax-nodes'

function isDefaultExport(node: SyntaxNode): boolean {
  if (node.type === 'ExportDefaultDeclaration') return true
  if (node.type !== 'ExportSpecifier') return false
  const { exported } = node as unknown as { readonly exported: SyntaxNode }
  return exported.name === 'default'
}

test('everything is exported by the name it has', () => {
  expect(allSources().filter((file) => nodesIn(file).some(isDefaultExport))).toEqual([])
})
