import { setUpElectron } from './electron-runtime.mjs'
import { setUpPackages } from './packages.mjs'
import { setUpSystemLibraries } from './system-libraries.mjs'

/**
 * Everything a command of this project needs before it starts, with Node's own modules only: packages, the Electron
 * runtime, the system's libraries. `display`: whether a test will need one. Answers the runtime.
 */
export function setUp({ display = false } = {}) {
  setUpPackages()
  const runtime = setUpElectron()
  setUpSystemLibraries(runtime.binary, { display })
  return runtime
}
