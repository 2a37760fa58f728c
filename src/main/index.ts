import { join } from 'node:path'
import { app, session } from 'electron'
import { appPageUrl, devServerFrom } from './app-page'
import { declareAppScheme, serveApp } from './app-protocol'
import { readFlags } from './flags'
import { createWindow } from './window'

const flags = readFlags(process.argv)
if (flags.userData !== null) app.setPath('userData', flags.userData)
declareAppScheme()
// Every page in Chromium's sandbox; only root, to whom Chromium refuses it, starts the app without (--no-sandbox).
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
void app.whenReady().then(onReady)

async function onReady(): Promise<void> {
  const devServer = devServerFrom(process.env, app.isPackaged)
  serveApp(session.defaultSession, join(__dirname, '../renderer'), () => null)
  await createWindow().loadURL(appPageUrl(devServer))
}

app.on('window-all-closed', () => app.quit())
