import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'

// What lowdb does with its own adapter, for comparison: writes one document again and again and prints `db <number>` after
// each acknowledged write.

const [dir = '', size = '5000'] = process.argv.slice(2)
const database = new Low(new JSONFile<{ body: string }>(join(dir, 'db.json')), { body: '0  0' })
const filling = 'x'.repeat(Number(size))
for (let number = 1; ; number += 1) {
  database.data = { body: `${number} ${filling} ${number}` }
  await database.write()
  writeSync(1, `db ${number}\n`)
}
