import { existsSync, readFileSync } from 'node:fs'
import { StepFailure, say } from './report.mjs'
import { capture } from './run.mjs'

/** Debian packages of what Electron loads: by the linker, and later by name (notifications, secrets). */
const ELECTRON_NEEDS = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libnotify4',
  'libxtst6',
  'libatspi2.0-0',
  'libsecret-1-0',
]
const LOADED_LATER = ['libnotify.so.4', 'libsecret-1.so.0']

/**
 * On Linux, checks the shared libraries the runtime needs, a font, and Xvfb where a test will need a display; installs
 * what is missing when we are root on Debian or Ubuntu, else prints the one command that does.
 */
export function setUpSystemLibraries(binary, { display }) {
  if (process.platform !== 'linux') return
  const missing = findMissing(binary, display)
  if (missing.names.length === 0) {
    say('libraries', 'all there')
    return
  }
  say('libraries', `missing: ${missing.names.join(', ')}`)
  const command = `apt-get install -y --no-install-recommends ${missing.packages.join(' ')}`
  const debian = existsSync('/etc/debian_version')
  if (!debian || process.getuid() !== 0) {
    throw new StepFailure(
      'looking for what Electron needs from the system',
      `${missing.names.join(', ')} not found`,
      debian
        ? `run this once, then the same command again: sudo apt-get update && sudo ${command}`
        : `install with your system's package manager what Debian calls: ${missing.packages.join(' ')}`,
    )
  }
  say('libraries', `we are root on Debian or Ubuntu, so: ${command}`)
  install(missing.packages)
  const still = findMissing(binary, display)
  if (still.names.length > 0) {
    throw new StepFailure('installing the libraries', `${still.names.join(', ')} still missing`, 'install them by hand')
  }
  say('libraries', 'installed')
}

function findMissing(binary, display) {
  const linked = capture('ldd', [binary])
  const known = `${capture('/sbin/ldconfig', ['-p']).output}\n`
  const libraries = [
    ...[...linked.output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]),
    ...LOADED_LATER.filter((name) => !known.includes(`${name} `)),
  ]
  const noFont = !['/usr/share/fonts', '/usr/local/share/fonts'].some(holdsFonts)
  const noXvfb = display && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY && !onPath('Xvfb')
  return {
    names: [...libraries, ...(noFont ? ['a font'] : []), ...(noXvfb ? ['Xvfb'] : [])],
    packages: [
      ...(libraries.length > 0 ? ELECTRON_NEEDS : []),
      ...(noFont ? ['fonts-dejavu-core'] : []),
      ...(noXvfb ? ['xvfb'] : []),
    ],
  }
}

function holdsFonts(folder) {
  return existsSync(folder) && capture('find', [folder, '-name', '*.?t?', '-print', '-quit']).output !== ''
}

function onPath(program) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`))
}

function install(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const update = capture('apt-get', ['update'], { env })
  const named = packages.map(nameHere)
  const result = capture('apt-get', ['install', '-y', '--no-install-recommends', ...named], { env })
  if (result.ok) return
  throw new StepFailure(
    `installing ${named.join(' ')} (apt-get)`,
    (update.ok ? result : update).output.split('\n').slice(-3).join(' '),
    'check the network and the package sources, then run the same command again',
  )
}

/** Newer Debian and Ubuntu renamed some of these libraries for 64-bit time: libgtk-3-0t64 and the like. */
function nameHere(name) {
  const renamed = capture('apt-cache', ['show', '--no-all-versions', `${name}t64`])
  return renamed.ok && renamed.output.includes('Package:') ? `${name}t64` : name
}

/**
 * The switches Electron needs on this machine, with a line about each: as root Chromium refuses its own sandbox, and
 * some systems forbid the user namespaces it is made of.
 */
export function sandboxSwitches(dist) {
  if (process.platform !== 'linux') return []
  if (process.getuid() === 0) {
    say('sandbox', 'off: we are root, and Chromium cannot have its sandbox then (--no-sandbox)')
    return ['--no-sandbox']
  }
  const helper = `${dist}/chrome-sandbox`
  if (namespacesForbidden() && existsSync(helper) && !isSetUid(helper)) {
    throw new StepFailure(
      "starting Electron with Chromium's sandbox",
      'this system forbids user namespaces to ordinary programs, and the helper is not set up',
      `run this once, then the same command again: sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`,
    )
  }
  return []
}

function namespacesForbidden() {
  const says = (file, value) => existsSync(file) && readFileSync(file, 'utf8').trim() === value
  return (
    says('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1') ||
    says('/proc/sys/kernel/unprivileged_userns_clone', '0')
  )
}

function isSetUid(file) {
  const { ok, output } = capture('stat', ['-c', '%u %a', file])
  return ok && /^0 4\d{3}$/.test(output)
}
