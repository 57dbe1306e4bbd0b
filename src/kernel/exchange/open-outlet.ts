import { readFileSync } from 'node:fs'
import { folderOutlet, httpOutlet, type Outlet } from './outlet.ts'

export interface OutletSettings {
  /** Undefined: files are dropped into `folder`. */
  readonly url: string | undefined
  readonly keyFile: string | undefined
  readonly folder: string
}

/** An address when there is one, else a folder. The key is read once, when the program starts. */
export function openOutlet({ url, keyFile, folder }: OutletSettings): Outlet {
  if (url === undefined) return folderOutlet(folder)
  return httpOutlet({ url, key: keyFile && readFileSync(keyFile, 'utf8').trim() })
}
