import type { ElectronApplication } from 'playwright/test'

/** What a person would answer in the system's dialogs. Paths null: they press Cancel. */
export interface Answers {
  readonly openFolder?: string | null
  /** Answers where files are asked for, in the place of `openFolder`. */
  readonly openFiles?: readonly string[]
  readonly saveAs?: string | null
  /** The index of the button of message boxes. */
  readonly button?: number
}

/** A message box that was shown. */
export interface Asked {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
}

interface WithAsked {
  postilAsked?: Asked[]
}

/** Puts answers in the place of the system's dialogs, which no test could click; each call replaces the last. */
export async function answerDialogs(app: ElectronApplication, answers: Answers): Promise<void> {
  await app.evaluate(({ dialog }, given) => {
    const store = globalThis as WithAsked
    store.postilAsked = store.postilAsked ?? []
    const chosen = (path: string | null | undefined) => ({
      canceled: path == null,
      filePaths: path == null ? [] : [path],
    })
    dialog.showOpenDialog = (async (...args: unknown[]) => {
      const { properties = [] } = args[args.length - 1] as { properties?: readonly string[] }
      return given.openFiles !== undefined && properties.includes('openFile')
        ? { canceled: false, filePaths: [...given.openFiles] }
        : chosen(given.openFolder)
    }) as typeof dialog.showOpenDialog
    dialog.showSaveDialog = async () => ({ canceled: given.saveAs == null, filePath: given.saveAs ?? '' })
    dialog.showMessageBox = (async (...args: unknown[]) => {
      const options = args[args.length - 1] as Partial<Asked> & { cancelId?: number }
      store.postilAsked?.push({
        message: options.message ?? '',
        detail: options.detail ?? '',
        buttons: options.buttons ?? [],
      })
      return { response: given.button ?? options.cancelId ?? 0, checkboxChecked: false }
    }) as typeof dialog.showMessageBox
  }, answers)
}

/** The message boxes shown since the dialogs were first answered. */
export function askedDialogs(app: ElectronApplication): Promise<readonly Asked[]> {
  return app.evaluate(() => (globalThis as WithAsked).postilAsked ?? [])
}
