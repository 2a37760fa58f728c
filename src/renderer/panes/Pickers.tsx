import { useOverlay } from '../ui/overlay'
import { CitePicker } from './cite/CitePicker'
import { ReferencePicker } from './cross-reference/ReferencePicker'
import { LeavingDialog } from './library/LeavingDialog'
import { CommandPalette, GoToPost } from './palette/CommandPalette'
import { MoveToPost } from './palette/MoveToPost'
import { GoToNote, Outline } from './palette/Outline'
import { ReplaceEverywhere } from './replace/ReplaceEverywhere'

/** What floats over the columns and is typed into at once. It is in the first part of the program, so that no key waits. */
export function Pickers() {
  const open = useOverlay((state) => state.open)
  return (
    <>
      {open === 'commands' && <CommandPalette />}
      {open === 'go-to-post' && <GoToPost />}
      {open === 'go-to-note' && <GoToNote />}
      {open === 'move-to-post' && <MoveToPost />}
      {open === 'outline' && <Outline />}
      {open === 'replace-everywhere' && <ReplaceEverywhere />}
      <LeavingDialog />
      <CitePicker />
      <ReferencePicker />
    </>
  )
}
