import type { WxrItem } from './item'

/** Texts that a person wrote. */
const TEXTS = new Set(['post', 'page'])

/** What WordPress keeps beside them, in words. */
const OTHERS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  attachment: ['media file', 'media files'],
  nav_menu_item: ['menu entry', 'menu entries'],
  revision: ['earlier version', 'earlier versions'],
  wp_block: ['reusable block', 'reusable blocks'],
}

/** Whether an item becomes a post. Drafts that WordPress has opened by itself hold nothing. */
export function isText(item: WxrItem): boolean {
  return TEXTS.has(item.type) && item.status !== 'auto-draft' && item.status !== 'inherit'
}

/** What an item is that becomes no post: "media file" and "media files". */
export function kindOf(item: WxrItem): readonly [one: string, many: string] {
  if (TEXTS.has(item.type)) return ['empty draft', 'empty drafts']
  return (
    OTHERS[item.type] ?? [
      `item of the kind “${item.type.slice(0, 40)}”`,
      `items of the kind “${item.type.slice(0, 40)}”`,
    ]
  )
}

/** The fields that the author has filled in; those of WordPress and its plugins begin with a line. */
export function ownFields({ meta }: WxrItem): string[] {
  return [...meta.keys()]
    .filter((key) => key !== '' && !key.startsWith('_') && key !== 'footnotes')
    .map((key) => key.slice(0, 40))
}
