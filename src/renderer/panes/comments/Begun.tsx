/** On a button that opens a box: something was written there and waits. */
export function Begun() {
  return (
    <>
      <span className="vh"> (begun)</span>
      <span aria-hidden>…</span>
    </>
  )
}
