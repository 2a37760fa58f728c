import { parentPort, workerData } from 'node:worker_threads'
import { type PostFile, readPosts } from '../../tasks/import/read-posts'

/** Reads files of posts on a thread of its own: one item each time it is asked for the next. */

const port = parentPort
if (!port) throw new Error('this file is a worker')
const items = readPosts(workerData as readonly PostFile[])
port.on('message', () => void next())

async function next(): Promise<void> {
  port?.postMessage(await items.next())
}
