import { create } from 'zustand'

/** The picture that waits for its words before it goes into the text. */
export const usePicture = create<{ readonly file: Blob | null }>()(() => ({ file: null }))

/** Asks for the words of a picture, then puts it in at the caret. */
export function offerPicture(file: Blob): void {
  usePicture.setState({ file })
}

/** Lets the person choose a picture from their disk. */
export function choosePicture(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'image/png,image/jpeg,image/gif,image/webp,image/avif'
  input.onchange = () => {
    const file = input.files?.[0]
    if (file) offerPicture(file)
  }
  input.click()
}
