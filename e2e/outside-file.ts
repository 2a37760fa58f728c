import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Post } from '../src/core/post'

/**
 * The file of a post as another program has it. It replaces the file whole, and in one go: what Postil saved between the
 * reading and the replacement would be overwritten by the other program, and no test is about that.
 */
export class OutsideFile {
  private readonly whole: string

  constructor(private readonly path: string) {
    this.whole = join(dirname(path), `.${basename(path)}.other`)
  }

  read(): Post {
    return JSON.parse(readFileSync(this.path, 'utf8')) as Post
  }

  /** Puts a file there, whatever stood there. */
  write(post: Post): void {
    writeFileSync(this.whole, JSON.stringify(post))
    renameSync(this.whole, this.path)
  }

  /** Changes what stands there; answers what that was. */
  change(make: (post: Post) => Post): Post {
    for (;;) {
      const text = readFileSync(this.path, 'utf8')
      const before = JSON.parse(text) as Post
      writeFileSync(this.whole, JSON.stringify(make(before)))
      if (readFileSync(this.path, 'utf8') !== text) continue
      renameSync(this.whole, this.path)
      return before
    }
  }

  /** Takes the file away, or gives it another name; answers what stood in it. */
  takeAway(newName: string | null): Post {
    const gone = newName === null ? this.whole : join(dirname(this.path), newName)
    renameSync(this.path, gone)
    const post = JSON.parse(readFileSync(gone, 'utf8')) as Post
    if (newName === null) rmSync(gone)
    return post
  }
}
