import type { ElectronApplication } from 'playwright/test'

/** What the system's clipboard holds; formatted text only where Electron can still be asked for it. */
export function clipboardOf(app: ElectronApplication): Promise<{ readonly text: string; readonly html: string }> {
  return app.evaluate(async ({ clipboard }) => {
    const older = clipboard as unknown as { readHTML?: () => string }
    return { text: await clipboard.readText(), html: older.readHTML?.() ?? '' }
  })
}
