import { type OverlayName, useOverlay } from '../ui/overlay'
import { SourceFromText } from './cite/SourceFromText'
import { ConflictDialog } from './conflict/ConflictDialog'
import { DrawerBackdrop } from './DrawerBackdrop'
import { SlugDialog } from './details/SlugDialog'
import { PictureDialog } from './editor/PictureDialog'
import { RescueDialog } from './footnotes/RescueDialog'
import { TidyDialog } from './footnotes/TidyDialog'
import { ImportPostsDialog } from './import-posts/ImportPostsDialog'
import { CheatSheet } from './palette/CheatSheet'

/** Everything else that floats over the columns. A part of the program with a dialog of its own adds it here. */
export function Overlays() {
  const open = useOverlay((state) => state.open)
  return (
    <>
      {open !== null && overlay(open)}
      <PictureDialog />
      <ConflictDialog />
      <SlugDialog />
      <SourceFromText />
      <ImportPostsDialog />
    </>
  )
}

function overlay(name: OverlayName) {
  switch (name) {
    // Drawers: the columns show themselves.
    case 'posts':
    case 'inspector':
      return <DrawerBackdrop />
    case 'tidy':
      return <TidyDialog />
    case 'rescue':
      return <RescueDialog />
    case 'cheat-sheet':
      return <CheatSheet />
    default:
      return null
  }
}
