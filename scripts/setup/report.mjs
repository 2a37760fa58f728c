/** A step that failed in a way the reader can act on: what failed, why, what to do. */
export class StepFailure extends Error {
  /**
   * @param {string} what
   * @param {string} why
   * @param {string} todo
   */
  constructor(what, why, todo) {
    super(`${what}: ${why}`)
    this.what = what
    this.why = why
    this.todo = todo
  }
}

/** Prints one line about a step: its name and what came of it. */
export function say(step, text) {
  process.stdout.write(`${step.padEnd(10)} ${text}\n`)
}

/**
 * Runs a script's main function; a failed step ends it with three plain lines and exit code 1, anything else with its
 * stack, since that is a fault of ours. A number answered by `main` becomes the exit code.
 */
export async function runScript(main) {
  try {
    const code = await main()
    process.exitCode = typeof code === 'number' ? code : 0
  } catch (fault) {
    if (fault instanceof StepFailure) {
      process.stderr.write(`\nFailed: ${fault.what}\n   Why: ${fault.why}\n To do: ${fault.todo}\n`)
    } else {
      process.stderr.write(`${fault?.stack ?? fault}\n`)
    }
    process.exitCode = 1
  }
}
