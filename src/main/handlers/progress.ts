import type { Progress } from '../../tasks/progress'
import type { Shell } from '../shell'

/** Progress of a task for the page, at most ten times a second. */
export function everySoOften(shell: Shell, task: string): (progress: Progress) => void {
  let last = 0
  return (progress) => {
    const now = Date.now()
    if (now - last < 100 && progress.done < progress.total) return
    last = now
    shell.events.tell('task.progress', { task, ...progress })
  }
}
