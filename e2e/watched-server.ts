import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on this machine that no page may ever reach; it counts who does. */
export interface WatchedServer {
  readonly url: string
  /** Every connection and request so far. */
  readonly hits: string[]
  close(): Promise<void>
}

export async function watchedServer(): Promise<WatchedServer> {
  const hits: string[] = []
  const server: Server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`)
    response.writeHead(200, { 'Content-Type': 'text/html', 'Access-Control-Allow-Origin': '*' })
    response.end('<title>outside</title>')
  })
  server.on('connection', () => hits.push('connection'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hits,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
