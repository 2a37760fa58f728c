// `npm start`: sets up what is missing, builds if needed, and opens Postil; without a display, does the main job headless.
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setUpBuild } from './setup/build.mjs'
import { hasDisplay } from './setup/display.mjs'
import { runtimeEnvironment } from './setup/electron-runtime.mjs'
import { setUp } from './setup/index.mjs'
import { setUpPackages } from './setup/packages.mjs'
import { runScript, StepFailure, say } from './setup/report.mjs'
import { run } from './setup/run.mjs'
import { sandboxSwitches } from './setup/system-libraries.mjs'

await runScript(() => (hasDisplay() ? startWindow() : startHeadless()))

async function startWindow() {
  const runtime = setUp()
  const switches = sandboxSwitches(runtime.dist)
  setUpBuild()
  say('postil', 'opening; on the first start with a sample library in your documents folder')
  // Chromium's complaints about a desktop that lacks one service or another help nobody: only what ends it is shown.
  return run(runtime.binary, [...switches, '--log-level=3', '.', '--sample', ...process.argv.slice(2)], {
    env: runtimeEnvironment(runtime),
  })
}

async function startHeadless() {
  say('display', 'none (neither DISPLAY nor WAYLAND_DISPLAY is set): doing the main job without a window instead')
  setUpPackages()
  setUpBuild()
  const library = join(homedir(), 'Documents', 'Postil Sample')
  const pages = join(homedir(), 'Documents', 'Postil Sample (HTML)')
  if (existsSync(library)) say('sample', `there already, left as it is: ${library}`)
  else {
    await postil('making the sample library', 'new', library, '--sample')
    say('sample', `made: ${library}`)
  }
  await postil('exporting it to HTML', 'export', library, '--out', pages, '--format', 'html')
  say('export', `one HTML page a post, written to: ${pages}`)
  say(
    'next',
    'with a display, npm start opens the same library in a window; node bin/postil.mjs --help lists the commands',
  )
}

async function postil(what, ...args) {
  const code = await run(process.execPath, ['bin/postil.mjs', ...args])
  if (code === 0) return
  throw new StepFailure(what, `postil ${args.join(' ')} ended with code ${code}`, 'see the line above for the reason')
}
