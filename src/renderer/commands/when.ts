import type { Session } from '../session/session'

/** When commands can be run: each tells it from what the window shows. */

export const inLibrary = (state: Session) => state.phase === 'library'

export const libraryWritable = (state: Session) => inLibrary(state) && state.readOnly === null

/** What is done to "this post" is done to the one that is seen, not to the one that was open before another screen. */
export const postOnScreen = (state: Session) => inLibrary(state) && state.screen === 'posts' && state.current !== null

export const postWritable = (state: Session) => postOnScreen(state) && state.readOnly === null
