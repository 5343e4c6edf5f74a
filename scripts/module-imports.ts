import { parseSync, Visitor } from 'oxc-parser';

export interface FoundImport {
  specifier: string;
  /** 1-based. */
  line: number;
  /** Named by `new URL`, so loaded as a program of its own, not into this one. */
  worker: boolean;
}

/**
 * Every module a TypeScript source names: `import`, `export … from`, `import()`, `import('…')` types and
 * `new URL('./x', import.meta.url)`. Throws when the source does not parse or an `import()` names no literal.
 */
export function moduleImports(fileName: string, source: string): FoundImport[] {
  const { program, errors } = parseSync(fileName, source);
  const [error] = errors;
  if (error) throw new Error(`${fileName}: does not parse: ${error.message}`);
  const found: FoundImport[] = [];
  const lineAt = (offset: number) => source.slice(0, offset).split('\n').length;
  const add = (node: { value: unknown; start: number }, worker = false) => {
    found.push({ specifier: String(node.value), line: lineAt(node.start), worker });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node.source);
    },
    TSImportType: (node) => add(node.source),
    ImportExpression: (node) => {
      if (node.source.type !== 'Literal') {
        throw new Error(`${fileName}:${lineAt(node.start)}: import() of something that is not a literal cannot be checked.`);
      }
      add(node.source);
    },
    NewExpression: (node) => {
      const [path, base] = node.arguments;
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'URL') return;
      if (path?.type !== 'Literal' || base?.type !== 'MemberExpression') return;
      if (base.object.type === 'MetaProperty') add(path, true);
    },
  }).visit(program);
  return found;
}
