/** Addresses of one blog, however they were typed: scheme, `www.` and letter case of the host say nothing. */
export class BlogAddresses {
  /** `addresses` are those of the blog; more may come while its file is read. */
  constructor(private readonly addresses: ReadonlySet<string>) {}

  /** What names a page of the blog: its path without the last stroke, or `?p=12`. Null for an address elsewhere. */
  pageOf(address: string): string | null {
    const path = this.pathOf(address)
    if (path === null) return null
    const number = /[?&](?:p|page_id)=(\d+)/.exec(address)?.[1]
    return number === undefined ? decoded(path).replace(/\/+$/, '') : `?p=${number}`
  }

  /** Where a file lies in the folder of uploads of the blog, `2016/06/x.jpg`; null for one elsewhere. */
  uploadOf(address: string): string | null {
    // The picture servers of WordPress.com, and the one that it puts before other blogs.
    const hosted = /^https?:\/\/[\w-]+\.files\.wordpress\.com\/([^?#]+)/i.exec(address)?.[1]
    const direct = address.replace(/^https?:\/\/i\d\.wp\.com\//i, 'https://')
    const own = /\/(?:wp-content\/uploads|files)\/(?:sites\/\d+\/)?(.+)$/i.exec(this.pathOf(direct) ?? '')?.[1]
    const path = decoded(hosted ?? own ?? '')
    return path === '' || path.split('/').includes('..') ? null : path
  }

  /** The path of an address below that of the blog, without query and fragment. */
  private pathOf(address: string): string | null {
    const [path = ''] = /^[^?#]*/.exec(address.trim()) ?? []
    if (path.startsWith('/') && !path.startsWith('//')) return path
    const whole = bare(path)
    for (const root of this.addresses) {
      const home = bare(root)
      if (home !== '' && (whole === home || whole.startsWith(`${home}/`))) return whole.slice(home.length)
    }
    return null
  }
}

function bare(address: string): string {
  const [, host = '', path = ''] = /^(?:https?:)?\/\/(?:www\.)?([^/]+)(.*)$/i.exec(address) ?? []
  return host.toLowerCase() + path
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
