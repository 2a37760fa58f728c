// Stands in the fallback runtime where Electron's own default app would: takes the application's folder from the
// command line, as `electron .` does, and starts it. Runs inside Electron 25, hence CommonJS.
const { existsSync, readFileSync } = require('node:fs')
const { join, resolve } = require('node:path')
const { app } = require('electron')

/** Reads `[-r module]… [--switches] FOLDER …`; a folder is the first word that is not a switch. */
function readArguments(words) {
  const modules = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    if (word === '-r' || word === '--require') modules.push(words[++i])
    else if (!word.startsWith('-')) return { modules, folder: resolve(word) }
  }
  return { modules, folder: null }
}

function startApplication(folder) {
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  app.setName(description.productName ?? description.name)
  app.setVersion(description.version)
  app.setPath('userData', join(app.getPath('appData'), app.getName()))
  app.setAppPath(folder)
  require(join(folder, description.main ?? 'index.js'))
}

const { modules, folder } = readArguments(process.argv.slice(1))
for (const module of modules) require(resolve(module))
if (folder === null || !existsSync(join(folder, 'package.json'))) {
  process.stderr.write(`No application to start: ${folder ?? 'name a folder that holds a package.json'}\n`)
  app.exit(1)
} else {
  startApplication(folder)
}
