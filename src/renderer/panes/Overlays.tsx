import { type OverlayName, useOverlay } from '../ui/overlay'
import { CitePicker } from './cite/CitePicker'
import { SourceFromText } from './cite/SourceFromText'
import { ConflictDialog } from './conflict/ConflictDialog'
import { ReferencePicker } from './cross-reference/ReferencePicker'
import { DrawerBackdrop } from './DrawerBackdrop'
import { SlugDialog } from './details/SlugDialog'
import { PictureDialog } from './editor/PictureDialog'
import { RescueDialog } from './footnotes/RescueDialog'
import { TidyDialog } from './footnotes/TidyDialog'
import { ImportPostsDialog } from './import-posts/ImportPostsDialog'
import { CheatSheet } from './palette/CheatSheet'
import { CommandPalette, GoToPost } from './palette/CommandPalette'
import { GoToNote, Outline } from './palette/Outline'
import { ReplaceEverywhere } from './replace/ReplaceEverywhere'

/** Everything that floats over the columns. A part of the program with a dialog of its own adds it here. */
export function Overlays() {
  const open = useOverlay((state) => state.open)
  return (
    <>
      {open !== null && overlay(open)}
      <PictureDialog />
      <ConflictDialog />
      <CitePicker />
      <ReferencePicker />
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
    case 'commands':
      return <CommandPalette />
    case 'go-to-post':
      return <GoToPost />
    case 'go-to-note':
      return <GoToNote />
    case 'outline':
      return <Outline />
    case 'replace-everywhere':
      return <ReplaceEverywhere />
    case 'tidy':
      return <TidyDialog />
    case 'rescue':
      return <RescueDialog />
    case 'cheat-sheet':
      return <CheatSheet />
  }
}
