import styles from './SiteScreen.module.css'

/** How far an export is; `total` is 0 while that is not known. */
export function ExportProgress({ done, total }: { readonly done: number; readonly total: number }) {
  const share = total > 0 ? (100 * done) / total : 0
  return (
    <div
      className={styles.progress}
      role="progressbar"
      aria-label="Export"
      aria-valuenow={Math.round(share)}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <div style={{ width: `${share}%` }} />
    </div>
  )
}
