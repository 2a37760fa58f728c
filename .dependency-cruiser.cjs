// The import table of docs/ARCHITECTURE.md as lint rules. Each message says where to go instead.
// dependency-cruiser asks swc for plain TypeScript only and stops at the first JSX tag; files ending in x need `tsx`.
const swc = require('@swc/core')
const parseFile = swc.parseFileSync
swc.parseFileSync = (file, options) => parseFile.call(swc, file, { ...options, tsx: file.endsWith('x') })

const NODE_BUILTINS =
  '^(node:.*|fs|path|os|crypto|child_process|worker_threads|http|https|net|url|util|stream|zlib|events)$'

/** A folder under src may import only the listed folders. */
function only(folder, allowed, comment) {
  const own = [folder, ...allowed].join('|')
  return {
    name: `${folder}-imports`,
    comment,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: { path: '^src/', pathNot: `^src/(${own})/` },
  }
}

/** A folder under src may not import these packages. */
function without(folder, packages, comment) {
  return {
    name: `${folder}-without-${packages}`,
    comment,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: { path: `(^|node_modules/)(${packages})($|/)` },
  }
}

function withoutNode(folder, comment) {
  return {
    name: `${folder}-without-node`,
    comment,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: { path: NODE_BUILTINS, dependencyTypes: ['core'] },
  }
}

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one thing or three: move the shared part into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    only(
      'core',
      [],
      'core is pure: take what you need as a value or a function parameter; reading and writing belong to src/store or src/tasks.',
    ),
    withoutNode('core', 'core is pure: no Node. Put file access in src/store, long work in src/tasks.'),
    without(
      'core',
      'electron|react|react-dom|lowdb',
      'core knows no shell: the window lives in src/renderer, documents in src/store, Electron in src/main.',
    ),

    only('ipc', ['core'], 'the contract knows only core shapes: handlers live in src/main.'),
    withoutNode('ipc', 'the contract is loaded by the page too: no Node. Handlers live in src/main.'),
    without(
      'ipc',
      'electron|react|react-dom|lowdb',
      'the contract knows only core shapes: Electron is bound to it in src/main and src/preload.',
    ),

    only('store', ['core'], 'the store knows core only: long work belongs to src/tasks, windows to src/main.'),
    without('store', 'electron|react|react-dom', 'the store runs without Electron: pass what it needs as a value.'),

    only(
      'tasks',
      ['core', 'store'],
      'tasks know core and store: progress goes out through the callback they are given.',
    ),
    without(
      'tasks',
      'electron|react|react-dom|lowdb',
      'tasks run without Electron and reach documents through src/store.',
    ),

    only('main', ['core', 'ipc', 'store', 'tasks'], 'the shell knows no page and no command line.'),
    without('main', 'react|react-dom|lowdb', 'documents are reached through src/store, the page is src/renderer.'),

    // That the preload takes only types, and the window only types of the contract, is held by
    // test/type-only-imports.test.ts: the parser here cannot tell them from values.
    only('preload', ['core', 'ipc'], 'the preload must stay a few lines: import types of the contract only.'),
    withoutNode('preload', 'a sandboxed preload has no Node: ask the main process through the contract.'),

    only('renderer', ['core', 'ipc'], 'the window touches no file: ask the main process through window.postil.'),
    withoutNode('renderer', 'the window has no Node: ask the main process through window.postil.'),
    without('renderer', 'electron|lowdb', 'the window is sandboxed: ask the main process through window.postil.'),

    only('cli', ['core', 'store', 'tasks'], 'the command line runs without Electron: core, store and tasks only.'),
    without(
      'cli',
      'electron|react|react-dom|lowdb',
      'the command line runs without Electron and reaches documents through src/store.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
