/** Everything that floats over the columns. A part of the program with a dialog of its own adds it here. */
export function Overlays() {
  return null
}
