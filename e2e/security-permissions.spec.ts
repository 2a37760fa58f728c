import { expect, test } from './fixtures'

// Electron's checklist, item 5: every permission a page can ask for is refused, whether it asks first or just tries.

test('every permission is refused', async ({ launch }) => {
  const { app, page } = await launch({ library: null, tolerate: [/Permission|permission|denied|disallowed/] })
  const states = await page.evaluate(async () => {
    const names = [
      'accelerometer',
      'background-sync',
      'camera',
      'clipboard-read',
      'clipboard-write',
      'geolocation',
      'gyroscope',
      'magnetometer',
      'microphone',
      'midi',
      'notifications',
      'payment-handler',
      'persistent-storage',
      'screen-wake-lock',
      'storage-access',
      'window-management',
      'idle-detection',
    ]
    const granted: string[] = []
    for (const name of names) {
      try {
        const { state } = await navigator.permissions.query({ name: name as PermissionName })
        if (state === 'granted') granted.push(name)
      } catch {
        // This Chromium does not know the name.
      }
    }
    return granted
  })
  expect(states).toEqual([])

  const got = await page.evaluate(async () => {
    const world = navigator as unknown as Record<string, unknown>
    const attempts: Record<string, () => Promise<unknown>> = {
      notifications: async () => {
        if ((await Notification.requestPermission()) !== 'granted') throw new Error('refused')
      },
      geolocation: () => new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no)),
      media: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      display: () => navigator.mediaDevices.getDisplayMedia(),
      'clipboard-read': () => navigator.clipboard.readText(),
      midi: () => navigator.requestMIDIAccess({ sysex: true }),
      usb: () => (world.usb as { requestDevice(o: object): Promise<unknown> }).requestDevice({ filters: [] }),
      hid: async () => {
        const devices = await (world.hid as { requestDevice(o: object): Promise<unknown[]> }).requestDevice({
          filters: [],
        })
        if (devices.length === 0) throw new Error('none')
      },
      serial: () => (world.serial as { requestPort(): Promise<unknown> }).requestPort(),
      bluetooth: () =>
        (world.bluetooth as { requestDevice(o: object): Promise<unknown> }).requestDevice({ acceptAllDevices: true }),
    }
    const late = (ms: number) => new Promise((_, no) => setTimeout(() => no(new Error('no answer')), ms))
    const succeeded: string[] = []
    for (const [name, work] of Object.entries(attempts)) {
      try {
        await Promise.race([work(), late(2000)])
        succeeded.push(name)
      } catch {
        // Refused, as it should be.
      }
    }
    return succeeded
  })
  expect(got).toEqual([])

  // Leaving for another program is a permission too.
  await app.evaluate(({ shell }) => {
    const store = globalThis as { opened?: string[] }
    store.opened = []
    shell.openExternal = async (url) => void store.opened?.push(url)
  })
  await page.evaluate(() => {
    location.href = 'mailto:someone@localhost'
    window.open('mailto:someone@localhost')
  })
  await page.waitForTimeout(300)
  expect(await app.evaluate(() => (globalThis as { opened?: string[] }).opened)).toEqual([])
})

test('a download is refused', async ({ launch }) => {
  const { app, page } = await launch({ library: null })
  await app.evaluate(({ session }) => {
    const store = globalThis as { downloads?: string[] }
    store.downloads = []
    session.defaultSession.on('will-download', (event, item) => {
      store.downloads?.push(event.defaultPrevented ? 'prevented' : item.getFilename())
    })
  })
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['x'], { type: 'application/octet-stream' }))
    link.download = 'x.bin'
    document.body.append(link)
    link.click()
  })
  await expect.poll(() => app.evaluate(() => (globalThis as { downloads?: string[] }).downloads)).toEqual(['prevented'])
})
