import { expect, test } from 'vitest'
import { allSources } from './source-files'
import { nodesIn, type SyntaxNode } from './syntax-nodes'

function isDefaultExport(node: SyntaxNode): boolean {
  if (node.type === 'ExportDefaultDeclaration') return true
  if (node.type !== 'ExportSpecifier') return false
  const { exported } = node as unknown as { readonly exported: SyntaxNode }
  return exported.name === 'default'
}

/** The test runner loads its reporters by their default export. */
const asked = ['scripts/unhandled-errors.mjs']

test('everything is exported by the name it has', () => {
  expect(allSources().filter((file) => nodesIn(file).some(isDefaultExport))).toEqual(asked)
})
