import { withCommas } from '../../../core/counted'
import { useSession } from '../../session/session'
import { Notice } from './Notice'

/** Stands over the list of posts while files of the library are set aside. */
export function SetAsideNotice() {
  const files = useSession((state) => state.setAside)
  const shown = useSession((state) => state.posts.length)
  if (files.length === 0) return null
  const [first] = files
  const copies = files.filter(({ kind }) => kind === 'copy').length
  const what =
    copies === files.length
      ? `${count(copies, 'conflict copy was', 'conflict copies were')} found`
      : copies > 0
        ? `${files.length} files were set aside`
        : `${count(files.length, 'file', 'files')} could not be read and ${files.length === 1 ? 'was' : 'were'} set aside`
  return (
    <Notice action={{ label: 'See what can be done', run: () => useSession.setState({ screen: 'settings' }) }}>
      <b>{what}</b>
      {files.length === 1 && first ? `: ${first.path}` : ''}. The other {withCommas(shown)} posts are here.
    </Notice>
  )
}

function count(amount: number, one: string, many: string): string {
  return amount === 1 ? `One ${one}` : `${amount} ${many}`
}
