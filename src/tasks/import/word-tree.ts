/** As much of the tree of a Word file as we change; what else it has stays. */
export interface WordNode {
  readonly type: string
  readonly children?: readonly WordNode[]
  readonly body?: readonly WordNode[]
  readonly notes?: { resolve(reference: WordNode): WordNode | null }
  readonly comments?: readonly { readonly authorName: string | null }[]
}

/** A tree ready to become HTML, and what was found wrong in it. */
export class WordTree {
  /** Calls of notes that are not there, or that stand in a note. */
  lost = 0
  comments: readonly { readonly authorName: string | null }[] = []

  /** Takes out calls that lead to no note, which would stop the conversion, and the lines below links. */
  readonly tidy = (document: WordNode): WordNode => {
    this.comments = document.comments ?? []
    const { notes } = document
    const children = this.tidied(document.children ?? [], (call) => Boolean(notes?.resolve(call)))
    const resolve = (call: WordNode) => {
      const note = notes?.resolve(call) ?? null
      return note && { ...note, body: this.tidied(note.body ?? [], () => false) }
    }
    return { ...document, children, notes: { resolve } }
  }

  private tidied(nodes: readonly WordNode[], isCall: (call: WordNode) => boolean, linked = false): WordNode[] {
    return nodes.flatMap((node) => {
      if (node.type === 'noteReference' && !isCall(node)) {
        this.lost += 1
        return []
      }
      if (!node.children) return [node]
      const children = this.tidied(node.children, isCall, linked || node.type === 'hyperlink')
      return [{ ...node, children, ...(linked && node.type === 'run' ? { isUnderline: false } : {}) }]
    })
  }
}
